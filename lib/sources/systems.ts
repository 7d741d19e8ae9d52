import type { KpiDefinition } from '@/lib/kpi/definition';

export type SystemKind = KpiDefinition['sources'][number]['system'];

/** The columns of the matrix: kinds of systems, from where things are sold to where they are paid. */
export const SYSTEM_KINDS = [
  'ecommerce',
  'marketplace',
  'pos',
  'payment',
  'erp',
  'wms',
  'crm',
  'web_analytics',
  'ads',
  'email',
  'finance',
] as const satisfies readonly SystemKind[];

export function isSystemKind(text: unknown): text is SystemKind {
  return SYSTEM_KINDS.includes(text as SystemKind);
}

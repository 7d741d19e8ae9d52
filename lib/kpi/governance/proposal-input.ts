import { z } from 'zod';
import { isDay } from '@/lib/core/calendar';
import { FAMILIES, kpiDefinitionSchema, rulesSchema } from '../definition';
import { DIMENSION_IDS } from '../dimensions';
import { RESERVED_WORDS } from '../expression/syntax';
import { isMeasureId } from '../measures';

/** Addresses under /kpis that are not KPIs. */
const TAKEN_ADDRESSES = ['new', 'register', 'proposals', 'candidates', 'expression', 'impact', 'period'];

export const MAX_TEXT = 600;
// Messages are keys of the translated sentences in the namespace `governance` under `fields`.
const text = z.string().trim().max(MAX_TEXT, 'too_long');
const needed = text.min(1, 'required');
const localised = z.strictObject({ fr: needed, en: needed });

/** Why an id cannot be that of a new KPI, or null: it must not mean anything else already. */
export function idProblem(id: string): 'id_form' | 'id_taken' | null {
  if (!/^[a-z][a-z0-9_]{1,59}$/.test(id)) return 'id_form';
  const isTaken =
    TAKEN_ADDRESSES.includes(id) ||
    RESERVED_WORDS.includes(id) ||
    isMeasureId(id) ||
    DIMENSION_IDS.some((dimension) => dimension === id);
  return isTaken ? 'id_taken' : null;
}

/** What the editor sends: everything that a person decides; the rest of a definition follows from the expression. */
export const proposalInputSchema = z.strictObject({
  kpiId: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'id_form'),
  expression: z.string().max(4_000, 'too_long'),
  family: z.enum(FAMILIES, 'required'),
  unit: kpiDefinitionSchema.shape.unit,
  goodDirection: kpiDefinitionSchema.shape.goodDirection,
  label: localised,
  description: localised,
  formulaInWords: localised,
  owner: needed,
  rules: rulesSchema.nullable(),
  reason: needed,
  notice: z.strictObject({ fr: text, en: text }),
  /** Null: the day of the approval. */
  effectiveDay: z.string().refine(isDay, 'day').nullable(),
});

export type ProposalInput = z.infer<typeof proposalInputSchema>;

export const PROPOSAL_STATES = ['draft', 'submitted', 'approved', 'rejected', 'withdrawn'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

import type { System } from '../import-data';
import { ask, json } from '../import-requests';

export const KINDS = ['sku', 'campaign', 'region', 'customer'] as const;
export type Kind = (typeof KINDS)[number];

export interface Target {
  target: string;
  label: string;
  detail: string;
  sources: System[];
  orders: number | null;
  first: string | null;
  last: string | null;
}

export interface Item {
  id: number;
  kind: Kind;
  source: System;
  value: string;
  state: 'open' | 'matched' | 'created' | 'ignored';
  rows: number;
  batch: number | null;
  firstSeenAt: string;
  resolvedAt: string | null;
  resolvedBy: string;
  suggestions: (Target & { reason: string; score: number })[];
  target: Target | null;
}

export interface Items {
  items: Item[];
  total: number;
  open: Record<Kind, number>;
}

export type Decision =
  | { decision: 'match'; target: string }
  | { decision: 'create'; name?: string }
  | { decision: 'ignore' }
  | { decision: 'reopen' };

export const readItems = (query: Record<string, string>) => ask<Items>(`/matching?${new URLSearchParams(query)}`);
export const searchTargets = (kind: Kind, search: string) =>
  ask<{ targets: Target[] }>(`/matching/targets?${new URLSearchParams({ kind, search })}`);
export const decideItem = (id: number, decision: Decision) =>
  ask<{ state: Item['state']; imports: number[] }>(`/matching/${id}`, json(decision));

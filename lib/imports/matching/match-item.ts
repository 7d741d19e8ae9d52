export const MATCH_KINDS = ['sku', 'campaign', 'region', 'customer'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

export const MATCH_STATES = ['open', 'matched', 'created', 'ignored'] as const;
export type MatchState = (typeof MATCH_STATES)[number];

/** Why something may be what is looked for. */
export type MatchReason = 'barcode' | 'same_code' | 'similar' | 'same_name' | 'same_email' | 'same_phone';

/** As it is kept with an item: `target` is the id of an article, campaign, region or person. */
export interface KeptSuggestion {
  target: string;
  reason: MatchReason;
  score: number;
}

/** Something known that an item may be, with what tells it from others. Days are 'YYYY-MM-DD'. */
export interface MatchTarget {
  target: string;
  label: string;
  /** SKU, platform or country */
  detail: string;
  /** of a customer: who knows the person */
  sources: { code: string; name: string }[];
  orders: number | null;
  first: string | null;
  last: string | null;
}

export interface MatchItem {
  id: number;
  kind: MatchKind;
  source: { code: string; name: string };
  value: string;
  state: MatchState;
  rows: number;
  batch: number | null;
  firstSeenAt: string;
  resolvedAt: string | null;
  resolvedBy: string;
  suggestions: (MatchTarget & { reason: MatchReason; score: number })[];
  /** what was decided, or what stands for it until then */
  target: MatchTarget | null;
}

import type { SourceState } from './state-mark';

/** Small, because hundreds of them travel to the browser. */
export interface MatrixCell {
  state: SourceState;
  /** how late, in words; empty unless it is */
  delay: string;
  isRecord: boolean;
}

export interface MatrixRow {
  id: string;
  label: string;
  /** whether the reader may open its page */
  isOpen: boolean;
  /** in the order of the systems; null where the KPI does not need it */
  cells: readonly (MatrixCell | null)[];
}

export interface MatrixSystem {
  kind: string;
  label: string;
  /** null where no KPI needs the system */
  state: SourceState | null;
  /** the last day of its data */
  note: string;
}

export interface ReconciliationView {
  outcome: 'equal' | 'repaired' | 'different';
  at: string;
  by: string;
  range: string | null;
  days: string;
  cells: string;
}

export interface SourceView {
  id: number;
  name: string;
  owner: string;
  ownerName: string | null;
  steward: string;
  isSystemOfRecord: boolean;
  expectedLatencyHours: number | null;
  latency: string | null;
  lastLoadedAt: string | null;
}

export interface CellFacts {
  kpi: string;
  kind: string;
  state: SourceState;
  stateText: string;
  granularity: string;
  owner: string;
  isSystemOfRecord: boolean;
  expected: string;
  expectedBy: string;
  edited: { owner: string; latency: string };
}

export interface DetailView {
  title: string;
  cell: CellFacts | null;
  affected: string;
  reach: string | null;
  age: string | null;
  feeds: readonly { granularity: string; lastDay: string }[];
  sources: readonly SourceView[];
  batches: readonly {
    id: number;
    file: string;
    source: string;
    status: 'queued' | 'running' | 'done' | 'failed' | 'undone';
    rows: string;
    at: string;
    href: string | null;
  }[];
  canEdit: boolean;
}

export interface MatrixFamily {
  id: string;
  label: string;
  rows: readonly MatrixRow[];
}

export interface Matrix {
  families: readonly MatrixFamily[];
  systems: readonly MatrixSystem[];
  counts: Record<SourceState, number>;
  onlyBreaches: boolean;
  hrefs: { all: string; breaches: string };
  closeHref: string;
  reconciliation: ReconciliationView | null;
  detail: DetailView | null;
}

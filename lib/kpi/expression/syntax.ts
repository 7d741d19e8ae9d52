import type { KpiWindow } from '../definition';

export interface Span {
  start: number;
  end: number;
}

export interface Word extends Span {
  text: string;
}

export interface Limit {
  dimension: Word;
  isExcluded: boolean;
  values: readonly Word[];
}

/** A name as it was written; which KPI or measure it is, is decided later. */
export interface NameNode extends Span {
  type: 'name';
  name: Word;
  /** Written `measure x`: not the KPI of the same name. */
  isMeasure: boolean;
  where: readonly Limit[];
  basis: Word | null;
  overAll: readonly Word[];
}

export type Operator = '+' | '-' | '*' | '/';

export type ExpressionNode =
  | NameNode
  | (Span & { type: 'number'; value: number })
  | (Span & { type: 'operation'; operator: Operator; left: ExpressionNode; right: ExpressionNode })
  | (Span & { type: 'group'; inner: ExpressionNode })
  | (Span & { type: 'negation'; inner: ExpressionNode })
  | (Span & { type: 'when_any'; conditions: readonly ExpressionNode[]; value: ExpressionNode });

/** A whole expression: what it computes, and over which window. */
export interface ExpressionSyntax {
  body: ExpressionNode;
  window: KpiWindow | null;
  isCumulative: boolean;
}

/** Words with a meaning of their own; no new KPI may be called so. */
export const RESERVED_WORDS: readonly string[] = [
  'where',
  'and',
  'in',
  'not',
  'by',
  'over',
  'all',
  'day',
  'when',
  'any',
  'then',
  'rolling',
  'days',
  'months',
  'month',
  'quarter',
  'year',
  'beginning',
  'to',
  'date',
  'cumulative',
  'measure',
];

import type { Period } from '@/lib/core/calendar';
import type { KpiDefinition } from '../definition';
import type { KpiValue } from '../format-value';
import type { Expanded } from '../formula';
import type { ExplainQuery } from './explain-query';
import type { ChangeSplit, Reason } from './explanation';
import type { Figures, Reading } from './read-figures';
import type { Scale } from './settle';

/** What every way of explaining a change starts from. */
export interface Question {
  reading: Reading;
  query: ExplainQuery;
  definition: KpiDefinition;
  /** The KPI over measures only. */
  formula: Expanded;
  periods: { before: Period; after: Period };
  before: Figures;
  after: Figures;
  change: KpiValue;
  scale: Scale;
}

/** A way of explaining: null when this KPI is not of its kind, a reason when the data does not allow it. */
export type Split = (question: Question) => Promise<ChangeSplit | Reason | null>;

export function isReason(found: object): found is Reason {
  return 'code' in found;
}

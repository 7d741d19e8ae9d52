import type { Day } from '@/lib/core/calendar';
import { requireKpiAccess } from '../access';
import type { Catalogue } from '../catalogue';
import { kpiDefinition } from '../catalogue';
import { type Expanded, evaluateFormula, expandFormula, measuresOf } from '../formula';
import type { MeasureId } from '../measures';
import type { KpiFilter } from '../query';
import { type BatchFacts, DELTA_MEASURES, type DeltaQuery, deltasByBatch, isRecorded } from './delta-sums';
import type { ExplainQuery } from './explain-query';
import type { BatchesBehind } from './explanation';
import { type Reading, readFigures, SELF } from './read-figures';
import { changeBetween, settle, shownValue } from './settle';

/** Data versions: what moved the figure after the first, up to the second. Default: everything. */
export interface BatchesQuery extends NonNullable<ExplainQuery['batches']> {
  kpi: string;
  from: Day;
  to: Day;
  filters?: readonly KpiFilter[];
  currency?: string;
}

type Options = Omit<Reading, 'seen'> & { abilities: readonly string[] };

type Sums = Partial<Record<MeasureId, number>>;

/** Whether the kept deltas can tell the KPI: additive measures, by their own day, under the standard rules. */
function isTold(formula: Expanded, catalogue: Catalogue, kpi: string): boolean {
  const { rules, window, kind } = kpiDefinition(catalogue, kpi);
  if (rules || window || kind === 'cohort' || kind === 'model') return false;
  const leaves = JSON.stringify(formula);
  if (/"(?:where|basis|over_all|window|horizon|rules)":/.test(leaves)) return false;
  return measuresOf(formula).every(({ measure }) => DELTA_MEASURES.includes(measure));
}

/**
 * "Why did March change": the batches that moved a figure between two data versions, each with what it moved. The value
 * after each batch is the formula over the sums of all signed deltas up to it, so that the amounts of any formula, ratios
 * included, sum to the difference exactly. An undone batch appears twice, with opposite amounts.
 */
export async function batchesBehind(query: BatchesQuery, options: Options): Promise<BatchesBehind> {
  const { abilities, ...who } = options;
  const reading: Reading = { ...who, seen: new Set() };
  const { catalogue } = reading;
  requireKpiAccess([query.kpi], abilities, catalogue);
  const definition = kpiDefinition(catalogue, query.kpi);
  const period = { from: query.from, to: query.to };
  const filters = query.filters ?? [];
  const formula = expandFormula(definition.formula, catalogue, [query.kpi]);
  const measures = measuresOf(formula).map((use) => use.measure);
  if (!isTold(formula, catalogue, query.kpi) || !isRecorded(filters, measures)) {
    return { state: 'not_recorded', kpi: query.kpi, period };
  }
  const today = await readFigures(reading, { definition, formulas: {}, filters, currency: query.currency }, period);
  const { currency } = today;
  const asked: DeltaQuery = { ...period, filters, currency, measures };
  const deltas = await deltasByBatch(asked, query.until ?? null);

  const sums: Sums = {};
  const steps: { batch: BatchFacts; amount: number; value: number | null }[] = [];
  let before = 0;
  let after = 0;
  for (const delta of deltas) {
    for (const [measure, amount] of Object.entries(delta.sums)) {
      sums[measure as MeasureId] = (sums[measure as MeasureId] ?? 0) + amount;
    }
    const value = evaluateFormula(formula, sums);
    if (delta.batch.data_version <= (query.after ?? -1)) before = value ?? 0;
    else steps.push({ batch: delta.batch, amount: (value ?? 0) - after, value });
    after = value ?? 0;
  }
  const scale = { unit: definition.unit, currency };
  const shown = (raw: number | null) => shownValue(raw, definition.unit, currency);
  const change = changeBetween(shown(before), shown(after), scale);
  const amounts =
    steps.length > 0
      ? settle(
          steps.map(({ amount }) => amount),
          change,
          scale,
        )
      : [];
  const missing = query.until === undefined ? (today.totals[SELF] ?? 0) - after : 0;
  return {
    state: 'recorded',
    kpi: query.kpi,
    period,
    currency,
    before: shown(before),
    after: shown(after),
    change,
    batches: steps
      .map(({ batch, value }, i) => ({ ...batch, amount: amounts[i] ?? null, value: shown(value) }))
      .toReversed(),
    unrecorded: Math.abs(missing) > 1e-9 ? shown(missing) : null,
  };
}

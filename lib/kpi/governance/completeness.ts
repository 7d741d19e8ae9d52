import { addDays, addMonths, type Day, type Period, startOf } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import type { KpiAnswer } from '../answer';
import type { Catalogue } from '../catalogue';
import type { KpiDefinition } from '../definition';
import { expandKpi, measuresOf } from '../formula';
import { type MeasureId, measure } from '../measures';
import { reachableDimensions } from '../plan';
import { runKpiQuery } from '../run';

export interface InputCompleteness {
  measure: MeasureId;
  /** Part of the months in which it is not zero; null when it cannot be told. */
  share: number | null;
  /** First day of the last month in which it is not zero. */
  last: Day | null;
}

export interface Completeness {
  months: number;
  inputs: InputCompleteness[];
  /** Parts of costs that are known, where they are not whole, such as 94 % for the cost of goods. */
  partly: { input: string; share: number }[];
  /** The smallest of them, 1 where all is known; null where the definition has no costs. */
  coverage: number | null;
  /** The smaller of coverage and the least complete input that the figure cannot do without; null without data. */
  share: number | null;
}

/** A KPI that is nothing but a measure, to ask when it has values. */
function bareKpi(id: MeasureId, like: KpiDefinition): KpiDefinition {
  const { unit, label } = measure(id);
  return {
    ...like,
    id: `input__${id}`,
    // Measures of cohorts exist within a time after the first order only.
    kind: like.kind === 'cohort' ? 'cohort' : 'aggregate',
    formula: { measure: id },
    window: like.kind === 'cohort' ? like.window : undefined,
    rules: undefined,
    coverage: undefined,
    inputs: undefined,
    unit,
    label,
    dimensions: reachableDimensions({ measure: id }),
  };
}

async function monthsWith(id: MeasureId, like: KpiDefinition, period: Period, catalogue: Catalogue, now: Date) {
  const bare = bareKpi(id, like);
  try {
    const { rows } = await runKpiQuery(
      { kpis: [bare.id], ...period, grain: 'month', order: [{ by: 'period' }] },
      { now, catalogue: new Map(catalogue).set(bare.id, bare) },
    );
    const filled = rows.filter((row) => Number(row[bare.id] ?? 0) !== 0);
    return {
      measure: id,
      share: rows.length > 0 ? filled.length / rows.length : null,
      last: filled.at(-1)?.period ?? null,
    };
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') return { measure: id, share: null, last: null };
    throw error;
  }
}

const NO_COSTS = { partly: [], coverage: null };

async function coverageOf(definition: KpiDefinition, period: Period, catalogue: Catalogue, now: Date) {
  if (!definition.coverage && !definition.inputs) return NO_COSTS;
  const { id } = definition;
  let answer: KpiAnswer;
  try {
    answer = await runKpiQuery({ kpis: [id], ...period }, { now, catalogue: new Map(catalogue).set(id, definition) });
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') return NO_COSTS;
    throw error;
  }
  const partly = answer.meta.warnings
    .filter((warning) => warning.kpi === id && 'coverage' in warning.values)
    .map(({ values }) => ({ input: String(values.input ?? 'cost'), share: Number(values.coverage) }));
  return { partly, coverage: Math.min(1, ...partly.map(({ share }) => share)) };
}

/** The last twelve whole months, or as many as there are since the first day with data. */
export function recentMonths(last: Day, first: Day): Period | null {
  const next = startOf('month', addDays(last, 1));
  const earliest = startOf('month', first);
  const [, from = next] = [addMonths(next, -12), earliest].toSorted();
  return from < next ? { from, to: addDays(next, -1) } : null;
}

/**
 * How complete the inputs of a figure are. Returns and cancellations may well be rare, so an input that only reduces
 * the figure never makes it amber by itself: what counts is the most complete input of each kind of rows.
 */
export async function inputCompleteness(
  definition: KpiDefinition,
  period: Period | null,
  catalogue: Catalogue,
  now: Date,
): Promise<Completeness> {
  if (!period) return { months: 0, inputs: [], partly: [], coverage: null, share: null };
  const uses = measuresOf(expandKpi(definition, catalogue));
  const inputs: InputCompleteness[] = [];
  // Measures without rows of their own only say whether a kind of cost is known at all.
  const own = uses.filter((use) => measure(use.measure).facts.length > 0);
  for (const id of new Set(own.map((use) => use.measure))) {
    inputs.push(await monthsWith(id, definition, period, catalogue, now));
  }
  const { partly, coverage } = await coverageOf(definition, period, catalogue, now);
  const byFact = new Map<string, number>();
  for (const { measure: id, share } of inputs) {
    const [fact] = measure(id).facts;
    if (share !== null && fact) byFact.set(fact, Math.max(byFact.get(fact) ?? 0, share));
  }
  byFact.delete('refund');
  byFact.delete('returned_sale');
  byFact.delete('cancellation');
  const shares = [...byFact.values(), ...(coverage === null ? [] : [coverage])];
  const months = Math.round((Date.parse(period.to) - Date.parse(period.from)) / 86_400_000 / 30.44);
  return { months, inputs, partly, coverage, share: shares.length > 0 ? Math.min(...shares) : null };
}

import { AppError } from '@/lib/core/errors';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { type Catalogue, kpiDefinition } from '@/lib/kpi/catalogue';
import type { Formula, KpiDefinition } from '@/lib/kpi/definition';
import { expandFormula } from '@/lib/kpi/formula';
import type { MeasureId } from '@/lib/kpi/measures';
import { reachableDimensions } from '@/lib/kpi/plan';
import { runKpiQuery } from '@/lib/kpi/run';
import { comparedOf, numberOf } from '../figures';
import type { PageFrame } from '../page-frame';
import { comparisonOf } from '../page-query';
import { remembered } from '../remembered';

/** Levels of the ladder, each a KPI of its own. */
export const LEVELS = [
  'net_revenue',
  'contribution_margin_1',
  'contribution_margin_2',
  'contribution_margin_3',
  'operating_profit',
] as const;

const known = (condition: MeasureId, measure: Formula): Formula => ({
  when_any: [{ measure: condition }],
  value: measure,
});

/**
 * What leads from one level to the next, dated as the levels date it: fees on the day of the order, where the KPIs of
 * fees stand on the day of the payment.
 */
const STEPS: Record<string, Formula> = {
  ladder_uncosted: { subtract: [{ kpi: 'net_revenue' }, { measure: 'costed_net' }] },
  ladder_goods: known('goods_cost_known', { measure: 'cost' }),
  ladder_freight: known('fulfilment_known', { measure: 'freight_cost' }),
  ladder_packaging: known('fulfilment_known', { measure: 'packaging_cost' }),
  ladder_payment: known('payment_fee_known', { measure: 'payment_fee', basis: 'order_day' }),
  ladder_marketplace: known('marketplace_fee_known', { measure: 'marketplace_fee', basis: 'order_day' }),
  ladder_marketing: known('spend_known', { measure: 'spend' }),
  ladder_fixed: known('fixed_cost_known', { measure: 'fixed_cost' }),
};

/** Which part of what a step is made of is known: the input that the levels tell of. */
const INPUT_OF: Record<string, string | null> = {
  ladder_goods: null,
  ladder_freight: 'fulfilment',
  ladder_packaging: 'fulfilment',
  ladder_payment: 'payment_fees',
  ladder_marketplace: 'marketplace_fees',
  ladder_marketing: 'ad_spend',
  ladder_fixed: 'fixed_costs',
};

/** Under this share a figure is amber. */
export const AMBER_BELOW = 0.9;

function stepKpi(id: string, formula: Formula, catalogue: Catalogue): KpiDefinition {
  const like = kpiDefinition(catalogue, 'contribution_margin_1');
  return {
    ...like,
    id,
    formula,
    coverage: undefined,
    inputs: undefined,
    dimensions: reachableDimensions(expandFormula(formula, catalogue)),
  };
}

/** The steps of the page's question; null where they cannot be narrowed like that. */
async function askSteps(frame: PageFrame, ids: readonly string[]): Promise<KpiAnswer | null> {
  const { query, catalogue, now, locale } = frame;
  const extended = new Map(catalogue);
  for (const id of ids) extended.set(id, stepKpi(id, STEPS[id] as Formula, catalogue));
  const { from, to, filters } = query;
  const input = { kpis: [...ids], from, to, filters: [...filters], ...comparisonOf(query) };
  try {
    return await remembered(frame, ['ladder', input], () => runKpiQuery(input, { now, locale, catalogue: extended }));
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') return null;
    throw error;
  }
}

export interface LadderRow {
  id: string;
  kind: 'level' | 'step';
  /** Steps are negative where they take away. */
  amount: number | null;
  before: number | null;
  /** Which part of the input is known, 0 to 1; null where nothing tells. */
  coverage: number | null;
}

const ORDER: readonly (readonly [level: (typeof LEVELS)[number], steps: readonly string[]])[] = [
  ['net_revenue', []],
  ['contribution_margin_1', ['ladder_uncosted', 'ladder_goods']],
  ['contribution_margin_2', ['ladder_freight', 'ladder_packaging', 'ladder_payment', 'ladder_marketplace']],
  ['contribution_margin_3', ['ladder_marketing']],
  ['operating_profit', ['ladder_fixed']],
];

/** What the levels say of their inputs: those that are wholly known are not mentioned, and so are at 1. */
function coverageOf(step: string, amount: number | null, levels: readonly (KpiAnswer | null)[]): number | null {
  const input = INPUT_OF[step];
  if (input === undefined || amount === null) return null;
  const told = levels
    .flatMap((answer) => answer?.meta.warnings ?? [])
    .find(({ code, values }) =>
      input === null ? code === 'incomplete_cost' : code === 'incomplete_input' && values.input === input,
    );
  return told ? Number(told.values.coverage) : 1;
}

/** Net revenue down to operating profit. `levels` and steps are computed apart; they meet, or the figures are wrong. */
export async function marginLadder(frame: PageFrame): Promise<{ rows: LadderRow[]; levels: (KpiAnswer | null)[] }> {
  const groups = ORDER.map(([, steps]) => steps);
  const [levels, steps] = await Promise.all([
    Promise.all(ORDER.map(([level]) => frame.tryAsk({ kpis: [level] }))),
    Promise.all(groups.map((ids) => (ids.length > 0 ? askSteps(frame, ids) : null))),
  ]);
  const rows = ORDER.flatMap(([level, ids], i): LadderRow[] => {
    const own = ids.map((id): LadderRow => {
      const { value, before } = comparedOf(steps[i]?.meta.totals, id);
      const taken = (amount: number | null) => (amount === null ? null : -amount + 0);
      const amount = taken(numberOf(value));
      return { id, kind: 'step', amount, before: taken(numberOf(before)), coverage: coverageOf(id, amount, levels) };
    });
    const { value, before } = comparedOf(levels[i]?.meta.totals, level);
    const reached: LadderRow = {
      id: level,
      kind: 'level',
      amount: numberOf(value),
      before: numberOf(before),
      coverage: null,
    };
    // Sales without a known cost are a step only where there are any.
    return [...own.filter(({ id, amount }) => id !== 'ladder_uncosted' || (amount ?? 0) !== 0), reached];
  });
  return { rows: settledLadder(rows), levels };
}

/** Amounts are rounded one by one: what their sum misses of the next level, up to a cent each, goes to the largest step. */
export function settledLadder(rows: readonly LadderRow[]): LadderRow[] {
  const settled = rows.map((row) => ({ ...row }));
  let level: number | null = null;
  let steps: LadderRow[] = [];
  for (const row of settled) {
    if (row.kind === 'step') {
      steps.push(row);
      continue;
    }
    const [most] = steps.toSorted((a, b) => Math.abs(b.amount ?? 0) - Math.abs(a.amount ?? 0));
    if (level !== null && row.amount !== null && most && steps.every(({ amount }) => amount !== null)) {
      const sum: number = steps.reduce((total, { amount }) => total + (amount ?? 0), level);
      const missing = row.amount - sum;
      if (Math.abs(missing) <= 0.01 * (steps.length + 2)) most.amount = cents((most.amount ?? 0) + missing);
    }
    level = row.amount;
    steps = [];
  }
  return settled;
}

const cents = (amount: number) => Math.round(amount * 100) / 100;

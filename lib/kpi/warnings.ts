import { addDays, type Day, nextStart, type Period, periodStarts } from '@/lib/core/calendar';
import type { KpiWarning, RawRow } from './answer';
import type { INPUTS } from './definition';
import { measuresOf } from './formula';
import type { Plan } from './plan';
import type { KpiQuery } from './query';
import { isPaired } from './route';
import { windowsOf } from './windows';

export interface CurrencyChoice {
  currency: string;
  /** The shop's own currency, where the figures are in another because the data is. */
  insteadOf?: string;
  ordersInOthers: number;
}

export function currencyWarnings({ currency, insteadOf, ordersInOthers }: CurrencyChoice): KpiWarning[] {
  const warnings: KpiWarning[] = [];
  if (insteadOf) {
    warnings.push({
      code: 'currency_of_data',
      message: `All data is in ${currency}, not in ${insteadOf}, the currency of the shop.`,
      values: { currency, shop: insteadOf },
    });
  }
  if (ordersInOthers > 0) {
    warnings.push({
      code: 'other_currencies',
      message: `Orders in other currencies than ${currency} are left out: ${ordersInOthers}.`,
      values: { orders: ordersInOthers, currency },
    });
  }
  return warnings;
}

const INPUT_TEXT: Record<(typeof INPUTS)[number], string> = {
  fulfilment: 'Freight costs are known for',
  payment_fees: 'Payment fees are known for',
  marketplace_fees: 'Marketplace commissions are known for',
  ad_spend: 'Advertising costs are known for',
  fixed_costs: 'Fixed costs are known for',
};

/** Tells, per KPI, which share of its input is known when that is less than all. */
export function coverageWarnings(plan: Plan, totals: RawRow | undefined): KpiWarning[] {
  if (!totals) return [];
  return plan.kpis.flatMap(({ definition: { id, coverage, inputs = [] } }) => {
    const named = [...(coverage ? [null] : []), ...inputs.map(({ input }) => input)];
    return named.flatMap((input, i): KpiWarning[] => {
      const [known, of] = [Number(totals[`known_${i}__${id}`] ?? 0), Number(totals[`of_${i}__${id}`] ?? 0)];
      if (of <= 0 || known >= of) return [];
      const share = Math.max(0, known / of);
      const percent = `${(share * 100).toFixed(1)} %`;
      return input === null
        ? [
            {
              code: 'incomplete_cost',
              kpi: id,
              message: `Costs are known for ${percent} of net revenue.`,
              values: { coverage: share },
            },
          ]
        : [
            {
              code: 'incomplete_input',
              kpi: id,
              message: `${INPUT_TEXT[input]} ${percent}.`,
              values: { input, coverage: share },
            },
          ];
    });
  });
}

/** Says when a window reaches back before the first order: it then holds less than it is named for. */
export function historyWarnings(plan: Plan, periods: readonly Period[], first: Day | null): KpiWarning[] {
  if (first === null) return [];
  return plan.kpis.flatMap(({ definition: { id }, formula }) => {
    const days = measuresOf(formula).flatMap(({ window, measure }) => {
      if (!(window || isPaired(measure)) || (window && 'to_date' in window)) return [];
      return periods.flatMap((each) => windowsOf(window, isPaired(measure), plan.grain, each).map(({ from }) => from));
    });
    const [from] = days.toSorted();
    if (from === undefined || from >= first) return [];
    const message = `${id}: the window starts on ${from}, before the first order of ${first}.`;
    return [{ code: 'short_history' as const, kpi: id, message, values: { from, first } }];
  });
}

/** Names the first and last period when the range, or time itself, covers only a part of them. */
export function periodWarnings(query: KpiQuery, today: Day): KpiWarning[] {
  const { grain } = query;
  if (grain === 'none') return [];
  const starts = periodStarts(grain, query);
  const ends = [...new Set([starts[0], starts.at(-1)])].filter((start) => start !== undefined);
  return ends.flatMap((start) => {
    const end = addDays(nextStart(grain, start), -1);
    const until = [end, query.to, today].toSorted()[0] as Day;
    if (start > today || (start >= query.from && until === end && today > end)) return [];
    const from = [start, query.from].toSorted()[1] as Day;
    const message = `The period of ${start} is incomplete: it holds ${from} to ${until}.`;
    return [{ code: 'incomplete_period' as const, message, values: { period: start, from, until } }];
  });
}

export function deprecationWarnings(plan: Plan): KpiWarning[] {
  return plan.kpis.flatMap(({ definition: { id, deprecatedBy } }) =>
    deprecatedBy
      ? [
          {
            code: 'deprecated' as const,
            kpi: id,
            message: `${id} is replaced by ${deprecatedBy}.`,
            values: { successor: deprecatedBy },
          },
        ]
      : [],
  );
}

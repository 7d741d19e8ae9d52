import { addDays, type Day, nextStart, periodStarts } from '@/lib/core/calendar';
import type { KpiWarning, RawRow } from './answer';
import type { Plan } from './plan';
import type { KpiQuery } from './query';

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

/** Tells, per KPI, which share of its input is known when that is less than all. */
export function coverageWarnings(plan: Plan, totals: RawRow | undefined): KpiWarning[] {
  return plan.kpis.flatMap(({ definition: { id, coverage } }) => {
    if (!coverage || !totals) return [];
    const [known, of] = [Number(totals[`known__${id}`] ?? 0), Number(totals[`of__${id}`] ?? 0)];
    if (of <= 0 || known >= of) return [];
    const share = Math.max(0, known / of);
    return [
      {
        code: 'incomplete_cost' as const,
        kpi: id,
        message: `Costs are known for ${(share * 100).toFixed(1)} % of net revenue.`,
        values: { coverage: share },
      },
    ];
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

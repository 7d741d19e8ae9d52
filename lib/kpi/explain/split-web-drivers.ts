import { shapleyOfProduct } from '@/lib/stats/shapley';
import type { KpiFilter } from '../query';
import type { ChangePart, ChangeSplit, Reason } from './explanation';
import { partLabel } from './part-labels';
import type { Question } from './question';
import { type Figures, readBoth, SELF } from './read-figures';
import { reason } from './reasons';
import { settle, shownSides } from './settle';

/** KPIs that visits lead to: an amount or a count per order of the sites that visits are recorded on. */
const FROM_VISITS = ['net_revenue', 'order_count'];

interface WebSide {
  visits: number;
  conversion: number;
  /** Value per order of the channels with visits. */
  perOrder: number;
  untracked: number;
  elsewhere: number;
}

/** value = visits x conversion x value per order + orders of the site without a visit + other channels, exactly. */
function webSide(site: Figures, whole: number | null): WebSide | null {
  const { visits, tracked, orders, [SELF]: value } = site.totals;
  if (!visits || !orders || value === null || value === undefined || whole === null) return null;
  const perOrder = value / orders;
  return {
    visits,
    conversion: (tracked ?? 0) / visits,
    perOrder,
    untracked: (orders - (tracked ?? 0)) * perOrder,
    elsewhere: whole - value,
  };
}

/**
 * Visits x conversion x value per order on the channels that have visits (Shapley), and apart from it the orders of
 * those channels that no visit led to, and all other channels. Parts sum to the change.
 */
export async function splitWebDrivers(question: Question): Promise<ChangeSplit | Reason | null> {
  const { reading, definition, query, periods, scale, before, after } = question;
  if (!FROM_VISITS.includes(definition.id)) return null;
  const channels = await channelsWithVisits(question);
  if (channels === null) return reason('not_answerable');
  if (channels.length === 0) return reason('no_visits');
  const site: KpiFilter = { dimension: 'sales_channel', in: channels };
  const both = await readBoth(
    reading,
    {
      definition,
      formulas: {
        visits: { measure: 'sessions' },
        tracked: { measure: 'order_sessions' },
        orders: { measure: 'orders' },
      },
      filters: [...query.filters, site],
      currency: scale.currency,
    },
    periods,
  );
  if (!both) return reason('not_answerable');
  const sides = [
    webSide(both.before, before.totals[SELF] ?? null),
    webSide(both.after, after.totals[SELF] ?? null),
  ] as const;
  if (!sides[0] || !sides[1]) return reason('no_visits');
  return webSplit(question, sides[0], sides[1], site);
}

/** Keys of the sales channels on which visits were recorded in both periods; null where filters leave visits no answer. */
async function channelsWithVisits({ reading, query, periods, scale }: Question): Promise<string[] | null> {
  const definition = reading.catalogue.get('sessions');
  if (!definition?.dimensions.includes('sales_channel')) return null;
  const both = await readBoth(
    reading,
    { definition, formulas: {}, filters: query.filters, by: 'sales_channel', currency: scale.currency },
    periods,
  );
  if (!both) return null;
  const keys = ({ members }: Figures) => members.filter(({ values }) => (values[SELF] ?? 0) > 0).map(({ key }) => key);
  const later = new Set(keys(both.after));
  return keys(both.before).filter((key) => later.has(key));
}

function webSplit(question: Question, before: WebSide, after: WebSide, site: KpiFilter): ChangeSplit {
  const { reading, definition, scale, change } = question;
  const isMoney = definition.unit === 'money';
  const factors = ({ visits, conversion, perOrder }: WebSide) =>
    isMoney ? [visits, conversion, perOrder] : [visits, conversion];
  const amounts = settle(
    [
      ...shapleyOfProduct(factors(before), factors(after)),
      after.untracked - before.untracked,
      after.elsewhere - before.elsewhere,
    ],
    change,
    scale,
  );
  const channels = site.in ?? [];
  const rest: KpiFilter = { dimension: 'sales_channel', not_in: channels };
  const part = (
    id: 'visits' | 'conversion' | 'basket' | 'untracked' | 'elsewhere',
    sides: Pick<ChangePart, 'before' | 'after' | 'unit'>,
    way: Pick<ChangePart, 'kpi' | 'filters'>,
  ): Omit<ChangePart, 'amount'> => ({ id, label: partLabel(id, reading.locale), ...sides, ...way });
  const shown = (value: (side: WebSide) => number, unit: NonNullable<ChangePart['unit']>) =>
    shownSides(value(before), value(after), unit, scale.currency);
  const parts = [
    part(
      'visits',
      shown((side) => side.visits, 'count'),
      { kpi: 'sessions', filters: [site] },
    ),
    part(
      'conversion',
      shown((side) => side.conversion, 'ratio'),
      { kpi: 'conversion_rate', filters: [site] },
    ),
    ...(isMoney
      ? [
          part(
            'basket',
            shown((side) => side.perOrder, 'money'),
            { kpi: 'average_order_value', filters: [site] },
          ),
        ]
      : []),
    part(
      'untracked',
      shown((side) => side.untracked, definition.unit),
      {},
    ),
    part(
      'elsewhere',
      shown((side) => side.elsewhere, definition.unit),
      { kpi: definition.id, filters: [rest] },
    ),
  ].map((each, i): ChangePart => ({ ...each, amount: amounts[i] ?? null }));
  // A shop that sells on its site only, or whose every order has a visit, needs no bars for what it has not.
  const isEmpty = ({ id, before: b, after: a }: ChangePart) =>
    (id === 'elsewhere' || id === 'untracked') && Number(b) === 0 && Number(a) === 0;
  return { id: 'drivers', method: 'shapley', parts: parts.filter((each) => !isEmpty(each)) };
}

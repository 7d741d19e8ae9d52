import { addDays, addMonths } from '@/lib/core/calendar';
import { affinity } from '@/lib/models/basket-affinity';
import { benjaminiHochberg } from '@/lib/stats/benjamini-hochberg';
import { fisherExact } from '@/lib/stats/fisher-exact';
import { askRows } from '../measure-rows';
import type { PageFrame } from '../page-frame';
import { memberHref } from '../page-links';

/** Fewer orders with both products are no pattern. */
export const MIN_ORDERS = 5;
/** Pairs above this share of false findings may be chance. */
const DOUBTFUL = 0.05;
const SHOWN = 12;

interface Row {
  sku: string;
  name: string;
  baskets: number;
  own: number;
  other: number;
  both: number;
}

/** Products in the same orders as this one, over the twelve months up to the end of the page's period. */
export async function boughtTogether(frame: PageFrame, sku: string) {
  const { query, format, reach } = frame;
  const [until = query.to] = [query.to, reach.anchor].toSorted();
  const period = { from: addDays(addMonths(until, -12), 1), to: until };
  const rows = await askRows<Row>(frame, (find, bind) => {
    const lines = find({ measure: 'units', table: 'order_line', period });
    return `WITH lines AS (SELECT DISTINCT o.id AS order_id, l.product_id ${lines.source} AND NOT l.is_free),
      own AS (SELECT order_id FROM lines WHERE product_id = (SELECT id FROM product WHERE sku = ${bind(sku, 'text')}))
      SELECT p.sku, coalesce(nullif(p.name, ''), p.sku) AS name, (SELECT count(DISTINCT order_id) FROM lines)::int AS baskets,
        (SELECT count(*) FROM own)::int AS own, count(*)::int AS other, count(own.order_id)::int AS both
      FROM lines JOIN product p ON p.id = lines.product_id LEFT JOIN own ON own.order_id = lines.order_id
      WHERE p.sku <> ${bind(sku, 'text')} GROUP BY p.id HAVING count(own.order_id) > 0`;
  });
  const [any] = rows;
  // The test looks at every product that came along at least once: the chosen ones would make chance look rare.
  const chance = benjaminiHochberg(rows.map(({ baskets, own, other, both }) => fisherExact(baskets, own, other, both)));
  const pairs = rows.flatMap(({ sku: key, name, baskets, own, other, both }, i) => {
    const measured = affinity({ baskets, left: own, right: other, both });
    return both >= MIN_ORDERS && measured
      ? [{ key, name, both, ...measured, isDoubtful: (chance[i] ?? 1) > DOUBTFUL }]
      : [];
  });
  return {
    range: format.range(period.from, period.to),
    minOrders: MIN_ORDERS,
    minSupport: any ? format.percent(MIN_ORDERS / any.baskets) : null,
    baskets: format.count(any?.baskets ?? 0),
    own: format.count(any?.own ?? 0),
    pairs: pairs
      .toSorted((a, b) => Number(a.isDoubtful) - Number(b.isDoubtful) || b.lift - a.lift || b.both - a.both)
      .slice(0, SHOWN)
      .map(({ key, name, both, support, confidence, lift, isDoubtful }) => ({
        key,
        name,
        href: memberHref(frame, 'product', key),
        both,
        support: { raw: support, text: format.percent(support) },
        confidence: { raw: confidence, text: format.percent(confidence) },
        lift: { raw: lift, text: format.value(lift.toFixed(2), 'number') },
        isDoubtful,
      })),
  };
}

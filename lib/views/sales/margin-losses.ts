import { AppError } from '@/lib/core/errors';
import { MONEY_UNIT } from '@/lib/core/money';
import { comparedOf, numberOf } from '../figures';
import { kpiTable, type TableView } from '../kpi-table';
import { askRows } from '../measure-rows';
import type { PageFrame } from '../page-frame';
import { memberHref } from '../page-links';

const SHOWN = 50;

type Words = (name: string) => string;

export interface LossOrder {
  ref: string;
  day: string;
  channel: string;
  net: bigint;
  discount: bigint;
  goods: bigint;
  selling: bigint;
  left: bigint;
  orders: string;
  lost: string;
}

/**
 * Orders of the period that cost more than they bring: amount paid for goods less goods, and, where the page's filters
 * allow it, less shipping, packaging and fees. As sold: what comes back later is not in it. Orders without any known cost
 * are left out.
 */
export async function lossOrders(frame: PageFrame): Promise<{ rows: LossOrder[]; withSelling: boolean }> {
  try {
    return { rows: await readLosses(frame, true), withSelling: true };
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'invalid_input')) throw error;
    return { rows: await readLosses(frame, false), withSelling: false };
  }
}

function readLosses(frame: PageFrame, withSelling: boolean): Promise<LossOrder[]> {
  return askRows<LossOrder>(frame, (rows, bind) => {
    const costed = rows({ measure: 'costed_net', table: 'order_line' });
    const cost = rows({ measure: 'cost', table: 'order_line' });
    const parts = [
      `sale AS (SELECT o.id, min(o.external_ref) AS ref, min(o.day) AS day, min(o.channel_id) AS channel_id,
        sum(l.net)::bigint AS net, sum(l.discount)::bigint AS discount, sum(${costed.value} - ${cost.value})::bigint AS goods
        ${costed.source} GROUP BY o.id HAVING bool_or(l.cost IS NOT NULL))`,
    ];
    if (withSelling) {
      const freight = rows({ measure: 'freight_cost', table: 'shipment' });
      const packaging = rows({ measure: 'packaging_cost', table: 'shipment' });
      const fee = rows({ measure: 'payment_fee', table: 'payment', basis: 'order_day' });
      const commission = rows({ measure: 'marketplace_fee', table: 'payment', basis: 'order_day' });
      parts.push(
        `selling AS (SELECT id, sum(amount)::bigint AS amount FROM (
          SELECT s.order_id AS id, (${freight.value} + ${packaging.value})::numeric AS amount ${freight.source}
          UNION ALL SELECT s.order_id, (${fee.value} + ${commission.value})::numeric ${fee.source}) u GROUP BY id)`,
      );
    } else {
      parts.push('selling AS (SELECT NULL::bigint AS id, 0::bigint AS amount WHERE false)');
    }
    return `WITH ${parts.join(', ')},
      result AS (SELECT sale.*, coalesce(selling.amount, 0) AS selling, goods - coalesce(selling.amount, 0) AS "left"
        FROM sale LEFT JOIN selling USING (id))
      SELECT ref, r.day, coalesce(nullif(c.name, ''), c.code, '') AS channel, net, discount, goods, selling, "left",
        (count(*) OVER ())::text AS orders, (sum("left") OVER ())::text AS lost
      FROM result r LEFT JOIN sales_channel c ON c.id = r.channel_id WHERE "left" < 0
      ORDER BY "left", ref LIMIT ${bind(SHOWN, 'int')}`;
  });
}

const major = (amount: bigint | string) => Number(amount) / Number(MONEY_UNIT);

/** The orders as a table with the sum of all of them, those beyond the list included. */
export function lossTable(frame: PageFrame, rows: readonly LossOrder[], withSelling: boolean, t: Words): TableView {
  const { format } = frame;
  const money = (amount: bigint) => ({ text: format.value(major(amount).toFixed(2), 'money'), raw: major(amount) });
  const number = (id: string) => ({ id, label: t(id), isNumber: true });
  return {
    columns: [
      { id: 'ref', label: t('order') },
      { id: 'day', label: t('day') },
      { id: 'channel', label: t('channel') },
      number('net'),
      number('discount'),
      number('goods'),
      ...(withSelling ? [number('selling')] : []),
      number('left'),
    ],
    rows: rows.map((row) => ({
      id: row.ref,
      cells: {
        ref: { text: row.ref, raw: row.ref },
        day: { text: format.day(row.day), raw: row.day },
        channel: { text: row.channel, raw: row.channel },
        net: money(row.net),
        discount: money(row.discount),
        goods: money(row.goods),
        selling: money(row.selling),
        left: money(row.left),
      },
    })),
  };
}

/** Number and sum of all orders at a loss. */
export function lossTotals(frame: PageFrame, [first]: readonly LossOrder[]): { orders: number; lost: string } | null {
  return first
    ? { orders: Number(first.orders), lost: frame.format.value(major(first.lost).toFixed(2), 'money') }
    : null;
}

/** Products whose sales of the period brought less than their goods cost. */
export async function lossProducts(frame: PageFrame) {
  const answer = await frame.ask({
    kpis: ['net_revenue', 'units_sold', 'discount_rate', 'gross_margin', 'gross_margin_rate'],
    dimensions: ['product'],
    order: [{ by: 'gross_margin' }],
    limit: 200,
  });
  const rows = answer.rows.filter((row) => (numberOf(comparedOf(row, 'gross_margin').value) ?? 0) < 0);
  const columns = [
    { kpi: 'net_revenue' },
    { kpi: 'units_sold' },
    { kpi: 'discount_rate' },
    { kpi: 'gross_margin' },
    { kpi: 'gross_margin_rate' },
  ];
  return {
    count: rows.length,
    isCapped: rows.length === 200,
    table: kpiTable(frame, answer, 'product', { columns, rows, href: (key) => memberHref(frame, 'product', key) }),
  };
}

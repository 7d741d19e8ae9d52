import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { pageFrame } from '@/lib/views/page-frame';
import { loadMargin, type MarginView } from '@/lib/views/sales/margin';
import { marginLadder } from '@/lib/views/sales/margin-ladder';
import { lossOrders } from '@/lib/views/sales/margin-losses';
import { loadPrices, type PricesView } from '@/lib/views/sales/prices';
import { loadPromotions, type PromotionsView } from '@/lib/views/sales/promotions';
import { loadReturns, type ReturnsView } from '@/lib/views/sales/returns';
import { refundSplit } from '@/lib/views/sales/returns-lag';
import { amountOf, NOW, pageShop, reader, YEAR } from './page-shop';

vi.mock('next-intl/server', async () => {
  const { translations } = await import('./page-shop');
  return { getTranslations: translations };
});

let shop: Awaited<ReturnType<typeof pageShop>>;
const QUERY = { ...YEAR, compare: 'previous_year' };
const COUNTED = "(o.is_valid OR o.kind = 'credit_note') AND r.kind <> 'adjustment'";

beforeAll(async () => {
  shop = await pageShop(2_000);
});
afterAll(() => shop.remove());

async function one(text: string, values: unknown[] = [YEAR.from, YEAR.to]): Promise<Record<string, number>> {
  const [row] = await runSql<Record<string, string>>({ text, values });
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value)]));
}

const frameOf = async (params: Record<string, string> = {}) => {
  const frame = await pageFrame(reader(), { ...QUERY, ...params }, NOW, 'en', { path: '/sales' });
  if (!frame) throw new Error('The shop is empty');
  return frame;
};

describe('the margin page', () => {
  it('goes from revenue to profit in steps that meet, each equal to plain SQL', async () => {
    const { rows } = await marginLadder(await frameOf());
    const amount = (id: string) => rows.find((row) => row.id === id)?.amount ?? null;
    let level = 0;
    for (const { kind, amount: own } of rows) {
      if (kind === 'level' && level !== 0) expect(own).toBeCloseTo(level, 2);
      level = kind === 'level' ? (own ?? 0) : level + (own ?? 0);
    }
    const sold = await one(`SELECT sum(o.net)::numeric / 10000 AS net, sum(o.costed_net)::numeric / 10000 AS costed,
      sum(o.cost)::numeric / 10000 AS cost FROM shop_order o WHERE o.is_valid AND o.day BETWEEN $1 AND $2`);
    const back = await one(`SELECT sum(r.amount)::numeric / 10000 AS net, sum(r.cost)::numeric / 10000 AS cost
      FROM refund_line r JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id
      WHERE ${COUNTED} AND r.day BETWEEN $1 AND $2`);
    const freight =
      await one(`SELECT sum(s.freight_cost)::numeric / 10000 AS freight, sum(s.packaging_cost)::numeric / 10000 AS packaging
      FROM shipment s JOIN shop_order o ON o.person_id = s.person_id AND o.id = s.order_id
      WHERE NOT o.is_test AND o.day BETWEEN $1 AND $2`);
    const fees = await one(`SELECT
        sum(CASE WHEN c.type = 'marketplace' THEN 0 ELSE p.fee END)::numeric / 10000 AS payment,
        sum(CASE WHEN c.type = 'marketplace' THEN coalesce(p.fee, round(p.amount * c.fee_rate)) ELSE 0 END)::numeric / 10000 AS market
      FROM payment p JOIN shop_order o ON o.person_id = p.person_id AND o.id = p.order_id JOIN sales_channel c ON c.id = o.channel_id
      WHERE p.status = 'captured' AND o.day BETWEEN $1 AND $2`);
    const spend = await one('SELECT sum(spend)::numeric / 10000 AS spend FROM ad_spend WHERE day BETWEEN $1 AND $2');
    const near = (id: string, value: number) => expect(amount(id), id).toBeCloseTo(value, 1);
    near('net_revenue', (sold.net ?? 0) - (back.net ?? 0));
    near('ladder_goods', -((sold.cost ?? 0) - (back.cost ?? 0)));
    near('ladder_freight', -(freight.freight ?? 0));
    near('ladder_packaging', -(freight.packaging ?? 0));
    near('ladder_payment', -(fees.payment ?? 0));
    near('ladder_marketplace', -(fees.market ?? 0));
    near('ladder_marketing', -(spend.spend ?? 0));
    expect(amount('operating_profit')).not.toBeNull();
  });

  it('cannot tell shipping by category, says so, and keeps the levels above', async () => {
    const view = (await loadMargin(reader(), { ...QUERY, category: 'face' }, NOW, 'en')) as MarginView;
    const step = (id: string) => view.ladder.steps.find((each) => each.id === id);
    expect(step('contribution_margin_1')?.amount).toBeGreaterThan(0);
    expect(step('contribution_margin_2')).toMatchObject({ amount: null, text: '—' });
    expect(step('contribution_margin_2')?.note).toContain('Category');
    // What the filters cannot separate is not called unknown.
    expect(step('ladder_freight')).toBeUndefined();
    expect(view.losses.withSelling).toBe(false);
  });

  it('lists the orders that cost more than they bring', async () => {
    const { rows, withSelling } = await lossOrders(await frameOf());
    expect(withSelling).toBe(true);
    const plain = await one(`WITH x AS (SELECT o.id, o.costed_net - o.cost
        - coalesce((SELECT sum(coalesce(s.freight_cost, 0) + coalesce(s.packaging_cost, 0)) FROM shipment s WHERE s.person_id = o.person_id AND s.order_id = o.id), 0)
        - coalesce((SELECT sum(CASE WHEN c.type = 'marketplace' THEN coalesce(p.fee, round(p.amount * c.fee_rate)) ELSE coalesce(p.fee, 0) END)
          FROM payment p WHERE p.person_id = o.person_id AND p.order_id = o.id AND p.status = 'captured'), 0) AS rest
      FROM shop_order o JOIN sales_channel c ON c.id = o.channel_id WHERE o.is_valid AND o.day BETWEEN $1 AND $2
        AND EXISTS (SELECT 1 FROM order_line l WHERE l.person_id = o.person_id AND l.order_id = o.id AND l.cost IS NOT NULL))
      SELECT count(*) AS orders, sum(rest) AS lost, min(rest) AS worst FROM x WHERE rest < 0`);
    expect(plain.orders).toBeGreaterThan(0);
    expect(Number(rows[0]?.orders)).toBe(plain.orders);
    expect(Math.abs(Number(rows[0]?.lost) - (plain.lost ?? 0))).toBeLessThan(10 * (plain.orders ?? 1));
    expect(Math.abs(Number(rows[0]?.left) - (plain.worst ?? 0))).toBeLessThan(10);
  });
});

describe('the page of prices', () => {
  it('divides every order once, and its pocket price by the units is net revenue', async () => {
    const view = (await loadPrices(reader(), QUERY, NOW, 'en')) as PricesView;
    const plain =
      await one(`SELECT count(*) AS orders, percentile_cont(0.5) WITHIN GROUP (ORDER BY net) / 10000 AS median
      FROM shop_order WHERE is_valid AND day BETWEEN $1 AND $2`);
    const bins = view.values.spec?.bins ?? [];
    expect(bins.reduce((sum, { value }) => sum + value, 0)).toBe(plain.orders);
    const median = view.values.spec?.marks.find(({ label }) => label === 'Median');
    expect(amountOf(median?.text ?? '')).toBeCloseTo(plain.median ?? 0, 2);
    const lines = view.baskets.spec?.bins.reduce((sum, { value }) => sum + value, 0);
    expect(lines).toBe(plain.orders);
    const steps = view.ladder?.steps.map(({ amount }) => amount) ?? [];
    const [list = 0, discount = 0, paid = 0, refund = 0, pocket = 0] = steps;
    expect(list + discount).toBeCloseTo(paid, 6);
    expect(paid + refund).toBeCloseTo(pocket, 6);
    const drivers = Object.fromEntries(view.drivers.figures.map(({ id, full }) => [id, amountOf(full)]));
    const product = (drivers.units_per_transaction ?? 0) * (drivers.average_selling_price ?? 0);
    expect(product).toBeCloseTo(drivers.average_order_value ?? 0, 0);
  });
});

describe('the page of promotions', () => {
  it('lists each promotion of the period with what its orders say', async () => {
    const view = (await loadPromotions(reader(), QUERY, NOW, 'en')) as PromotionsView;
    const code = 'SOLDES-ETE-26';
    const row = view.table.rows.find(({ id }) => id === code);
    const plain = await one(
      `SELECT count(DISTINCT o.id) AS orders, sum(l.discount)::numeric / 10000 AS discount FROM order_line l
        JOIN shop_order o ON o.person_id = l.person_id AND o.id = l.order_id
        JOIN promotion p ON p.id = coalesce(l.promotion_id, o.promotion_id)
        WHERE o.is_valid AND o.day BETWEEN $1 AND $2 AND p.code = '${code}'`,
    );
    expect(plain.orders).toBeGreaterThan(0);
    expect(row?.cells.order_count?.raw).toBe(plain.orders);
    expect(row?.cells.discount_amount?.raw).toBeCloseTo(plain.discount ?? 0, 2);
    expect(view.sentences.join(' ')).toContain('do not yet say what each promotion caused');
  });

  it('sets the days of an event beside those before it', async () => {
    const view = (await loadPromotions(reader(), { ...QUERY, event: 'SOLDES-ETE-26' }, NOW, 'en')) as PromotionsView;
    const revenue = view.event?.table.rows.find(({ id }) => id === 'net_revenue');
    const plain = await one(
      `SELECT (SELECT sum(net) FROM shop_order WHERE is_valid AND day BETWEEN $1 AND $2)::numeric / 280000
        - (SELECT coalesce(sum(r.amount), 0) FROM refund_line r JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id
          WHERE ${COUNTED} AND r.day BETWEEN $1 AND $2)::numeric / 280000 AS daily`,
      ['2026-06-24', '2026-07-21'],
    );
    expect(revenue?.cells.during?.raw).toBeCloseTo(plain.daily ?? 0, 2);
    expect(view.event?.table.columns.map(({ id }) => id)).toEqual(['label', 'before', 'during', 'after', 'last_year']);
  });
});

describe('the page of returns', () => {
  it('leads from the refunds of the period to those of its sales without a gap', async () => {
    const frame = await frameOf();
    const split = await refundSplit(frame);
    const view = (await loadReturns(reader(), QUERY, NOW, 'en')) as ReturnsView;
    const amounts = Object.fromEntries(view.bridge.steps.map(({ id, amount }) => [id, amount]));
    const plain = await one(`SELECT
        sum(r.amount) FILTER (WHERE r.day BETWEEN $1 AND $2)::numeric / 10000 AS made,
        sum(r.amount) FILTER (WHERE coalesce(r.sale_day, r.day) BETWEEN $1 AND $2)::numeric / 10000 AS sold
      FROM refund_line r JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id WHERE ${COUNTED}`);
    expect(amounts.made).toBeCloseTo(plain.made ?? 0, 2);
    expect(amounts.sold).toBeCloseTo(plain.sold ?? 0, 2);
    expect(amounts.earlier).toBeCloseTo(-split.earlier, 2);
    expect(amounts.later).toBeCloseTo(split.later, 1);
    expect((amounts.made ?? 0) + (amounts.earlier ?? 0) + (amounts.later ?? 0)).toBeCloseTo(amounts.sold ?? 0, 2);
    expect(split.both).toBeCloseTo((plain.made ?? 0) - split.earlier, 1);
  });

  it('ranks reasons whose sum is what was refunded, and products with enough sales only', async () => {
    const view = (await loadReturns(reader(), QUERY, NOW, 'en')) as ReturnsView;
    const parts = view.reasons.spec?.parts ?? [];
    expect(parts.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBeCloseTo(view.bridge.steps[0]?.amount ?? 0, 1);
    expect(parts.at(-1)?.cumulative).toBeCloseTo(1, 9);
    for (const { cells } of view.worst.table.rows) expect(cells.gross_units?.raw).toBeGreaterThanOrEqual(20);
    const points = view.lag?.spec.series[0]?.values ?? [];
    expect(points.every((value, i) => i === 0 || (value ?? 0) >= (points[i - 1] ?? 0))).toBe(true);
    expect(points.at(-1)).toBeLessThanOrEqual(1);
  });
});

describe('a reader without the ability to read margins', () => {
  it('gets no figure of cost or margin on the pages that are open', async () => {
    const viewer = reader('CMO', ['margin:read']);
    const said = JSON.stringify([
      await loadPrices(viewer, QUERY, NOW, 'en'),
      await loadPromotions(viewer, QUERY, NOW, 'en'),
      await loadReturns(viewer, QUERY, NOW, 'en'),
    ]);
    expect(said).not.toMatch(/gross_margin|contribution_margin|cost_of_goods/);
    await expect(loadMargin(viewer, QUERY, NOW, 'en')).rejects.toMatchObject({ code: 'forbidden' });
  });
});

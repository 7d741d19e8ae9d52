import { readFileSync } from 'node:fs';
import { createTranslator } from 'next-intl';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { runSql } from '@/lib/db/run-sql';
import { runKpiQuery } from '@/lib/kpi/run';
import { loadSalesOverview } from '@/lib/views/sales/overview';
import { loadSalesRecognition } from '@/lib/views/sales/recognition';
import { ordersNotRecognised } from '@/lib/views/sales/recognition-orders';
import type { EmptySales } from '@/lib/views/sales/sales-context';
import { loadSalesSeasons } from '@/lib/views/sales/seasons';
import { loadSalesZones } from '@/lib/views/sales/zones';
import { type TestDatabase, testDatabase } from '../database';
import { loadRandomShop } from '../kpi/random-shop';

const NAMESPACES = ['sales', 'ui', 'summary'];
vi.mock('next-intl/server', () => ({
  getTranslations: async (namespace: string) => {
    const read = (name: string) => JSON.parse(readFileSync(`lib/i18n/messages/fr/${name}.json`, 'utf8'));
    const messages = Object.fromEntries(NAMESPACES.map((name) => [name, read(name)]));
    return createTranslator({ locale: 'fr', messages, namespace: namespace as never });
  },
}));

const NOW = new Date('2025-01-20T10:00:00Z');
const YEAR = { from: '2024-01-01', to: '2024-12-31', compare: 'previous_period' };
const READER: Viewer = {
  userId: 1,
  name: 'Reader',
  email: 'reader@example.org',
  role: 'CEO',
  locale: 'fr',
  via: 'session',
  isDemo: false,
  abilities: ['summary:read', 'rows:read', 'margin:read', 'kpi:query'],
};
const WITHOUT_MARGIN: Viewer = { ...READER, role: 'CMO', abilities: ['summary:read', 'rows:read', 'kpi:query'] };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await loadRandomShop();
});
afterAll(() => database.drop());

function filled<View extends { isEmpty: boolean }>(view: View | EmptySales): Exclude<View, EmptySales> {
  if (view.isEmpty) throw new Error('The page is empty');
  return view as Exclude<View, EmptySales>;
}
async function plain(text: string): Promise<number> {
  const [row] = await runSql<{ value: string | null }>(`SELECT (${text})::text AS value`);
  return Number(row?.value ?? 0);
}
const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
const NUMBER = /[^\d,−-]/g;
const read = (text: string) => Number(text.replace(NUMBER, '').replace('−', '-').replace(',', '.'));
const LINES = `order_line l JOIN shop_order o ON o.person_id = l.person_id AND o.id = l.order_id
  WHERE o.currency = 'EUR' AND o.day BETWEEN '2024-01-01' AND '2024-12-31'`;
const REFUNDS = `refund_line r JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id
  WHERE o.currency = 'EUR' AND (o.is_valid OR o.kind = 'credit_note') AND r.kind <> 'adjustment'
    AND r.day BETWEEN '2024-01-01' AND '2024-12-31'`;
const NET = `(SELECT sum(l.net) FROM ${LINES} AND o.is_valid) / 10000.0 - (SELECT sum(r.amount) FROM ${REFUNDS}) / 10000.0`;

describe('the overview', () => {
  it('leads from gross to net to total, as plain SQL computes them', async () => {
    const { waterfall } = filled(await loadSalesOverview(READER, YEAR, NOW, 'fr'));
    const value = (id: string) => waterfall.find((row) => row.id === id)?.value ?? Number.NaN;
    expect(value('gross')).toBeCloseTo(await plain(`(SELECT sum(l.gross) FROM ${LINES} AND o.is_valid) / 10000.0`), 2);
    expect(value('net')).toBeCloseTo(await plain(NET), 2);
    expect(value('gross') + value('discount') + value('refund')).toBeCloseTo(value('net'), 1);
    expect(value('net') + value('shipping') + value('tax')).toBeCloseTo(value('total'), 1);
  });

  it('divides the same total by everything', async () => {
    const { mixes, products } = filled(await loadSalesOverview(READER, YEAR, NOW, 'fr'));
    const net = await plain(NET);
    expect(mixes.map(({ id }) => id)).toEqual(['category', 'sales_channel', 'customer_status', 'region', 'store_type']);
    for (const mix of mixes) {
      expect(sum(mix.rows.map(({ value }) => value)), mix.id).toBeCloseTo(net, 1);
      expect(sum(mix.rows.map(({ share }) => share)), mix.id).toBeCloseTo(1, 4);
      const moved = mix.rows.filter(({ shift }) => shift !== null);
      if (moved.length === mix.rows.length) expect(sum(moved.map(({ effect }) => effect)), mix.id).toBeCloseTo(0, 1);
    }
    expect(sum(products?.rows.map(({ value }) => value) ?? [])).toBeCloseTo(net, 1);
    expect(products?.rows.at(-1)?.cumulative).toBeCloseTo(1, 10);
  });

  it('has an account per channel that adds up, and only for those who may read margins', async () => {
    const { channels } = filled(await loadSalesOverview(READER, YEAR, NOW, 'fr'));
    const cell = (line: string, column: string) => {
      const found = channels?.lines.find(({ id }) => id === line)?.cells.find(({ id }) => id === column);
      return Number(found?.raw ?? 0);
    };
    expect(channels?.columns.map(({ id }) => id)).toHaveLength(4);
    for (const { id } of channels?.columns ?? []) {
      const left = cell('net_revenue', id) - cell('uncosted', id) - cell('cost_of_goods_sold', id);
      expect(left, id).toBeCloseTo(cell('contribution_margin_1', id), 6);
      if (
        channels?.lines.some(({ id: line, cells }) => line === 'contribution_margin_2' && cells.every(({ raw }) => raw))
      ) {
        expect(left - cell('fulfilment_cost', id) - cell('fees', id), id).toBeCloseTo(
          cell('contribution_margin_2', id),
          6,
        );
      }
    }
    const closed = filled(await loadSalesOverview(WITHOUT_MARGIN, YEAR, NOW, 'fr'));
    expect(closed.channels).toBeNull();
    expect(JSON.stringify(closed)).not.toMatch(/contribution_margin|cost_of_goods|gross_margin/);
  });

  it('leaves out what its filters do not fit, and says so', async () => {
    const narrowed = filled(await loadSalesOverview(READER, { ...YEAR, category: 'face', carrier: 'post' }, NOW, 'fr'));
    expect(narrowed.waterfall.map(({ id }) => id)).toEqual(['gross', 'discount', 'refund', 'net']);
    expect(narrowed.isShort).toBe(true);
    expect(narrowed.head.warnings.join(' ')).toContain('Transporteur');
    expect(narrowed.head.controls.chips.map(({ label }) => label)).toEqual(['Visage']);
  });
});

describe('booked and recognised', () => {
  it('bridges exactly, for the whole and for every month', async () => {
    const { bridge, months, head } = filled(await loadSalesRecognition(READER, YEAR, NOW, 'fr'));
    const value = (id: string) => bridge.find((row) => row.id === id)?.value ?? Number.NaN;
    const steps = bridge.slice(0, -1).map((row) => row.value);
    expect(sum(steps)).toBeCloseTo(value('recognised'), 6);
    expect(value('booked')).toBeCloseTo(
      await plain(`(SELECT sum(l.net) FROM ${LINES} AND o.kind = 'order' AND NOT o.is_test AND NOT o.is_fraud
        AND o.net + o.shipping_amount > 0) / 10000.0`),
      2,
    );
    expect(value('cancelled')).toBeLessThan(0);
    for (const { id, cells } of months.rows) {
      const [booked, ...rest] = cells.slice(0, 6).map(({ raw }) => raw ?? 0);
      expect((booked as number) - sum(rest), id).toBeCloseTo(cells[6]?.raw ?? Number.NaN, 6);
    }
    expect(sum(months.rows.map(({ cells }) => cells[0]?.raw ?? 0))).toBeCloseTo(value('booked'), 0);
    expect(head.sentences.join(' ')).toContain('commandés');
  });

  it.each([
    ['2024-03-31', []],
    ['2024-08-15', []],
    ['2024-12-31', [{ dimension: 'sales_channel' as const, in: ['site', 'lyon'] }]],
    ['2024-12-31', [{ dimension: 'category' as const, in: ['face'] }]],
    ['2025-01-19', [{ dimension: 'region' as const, not_in: ['Bretagne'] }]],
  ])('lists the orders of the backlog on %s, whose sum is the KPI', async (until, filters) => {
    const answer = await runKpiQuery({ kpis: ['backlog'], from: until, to: until, filters }, { now: NOW });
    const waiting = {
      from: '0001-01-01',
      to: until,
      until,
      filters,
      currency: 'EUR',
      timeZone: 'Europe/Paris',
      limit: 5,
    };
    const found = await ordersNotRecognised(waiting);
    expect(Number(found.total)).toBeCloseTo(Number(answer.rows[0]?.backlog), 1);
    expect(sum(found.ages.map(({ total }) => Number(total)))).toBeCloseTo(Number(found.total), 1);
    expect(sum(found.ages.map(({ count }) => count))).toBe(found.count);
    expect(found.orders.length).toBe(Math.min(5, found.count));
    expect(found.count).toBeGreaterThan(0);
    const days = found.orders.map(({ day }) => day);
    expect(days).toEqual(days.toSorted());
  });

  it('shows what the end of a month cuts apart', async () => {
    const { cutOff } = filled(await loadSalesRecognition(READER, { ...YEAR, cutoff: '2024-06' }, NOW, 'fr'));
    expect(cutOff).toMatchObject({ current: '2024-06' });
    expect(cutOff?.count).toBe(
      await plain(`SELECT count(*) FROM shop_order o WHERE is_valid AND currency = 'EUR' AND month = '2024-06-01'
        AND (recognised_day IS NULL OR recognised_day > '2024-06-30') AND net <> coalesce((SELECT sum(r.amount) FROM refund_line r
          WHERE r.person_id = o.person_id AND r.order_id = o.id AND r.kind <> 'adjustment' AND r.day <= '2024-06-30'
            AND o.recognised_day IS NULL), 0)`),
    );
  });
});

describe('seasons and peaks', () => {
  it('counts every order of the period in its hour, and says what is missing for a season', async () => {
    const seasons = filled(await loadSalesSeasons(READER, { ...YEAR, days: 'all' }, NOW, 'fr'));
    expect(seasons.hours?.orders).toBe(
      await plain(
        `SELECT count(*) FROM shop_order WHERE is_valid AND currency = 'EUR' AND day BETWEEN '2024-01-01' AND '2024-12-31'`,
      ),
    );
    const sunday = seasons.hours?.spec.values[6] ?? [];
    const hour = sunday.findIndex((ratio) => (ratio ?? 0) > 0);
    const sundays = 52;
    expect(((sunday[hour] ?? 0) * (seasons.hours?.orders ?? 0)) / (366 * 24)).toBeCloseTo(
      (await plain(`SELECT count(*) FROM shop_order WHERE is_valid AND currency = 'EUR' AND day BETWEEN '2024-01-01' AND '2024-12-31'
        AND extract(isodow FROM day) = 7 AND extract(hour FROM booked_at AT TIME ZONE 'Europe/Paris') = ${hour}`)) /
        sundays,
      6,
    );
    // Sales of one day in January 2023, then 2024: the shop as a whole has its two years.
    expect(seasons.history).toMatchObject({ needed: 24 });
    expect(seasons.index?.tooShort.every(({ missing }) => missing > 0)).toBe(true);
    for (const { value, id } of seasons.peaks?.rows ?? []) {
      expect(value, id).toBeCloseTo(
        await plain(
          NET.replaceAll('2024-01-01', id)
            .replaceAll('2024-12-31', id)
            .replaceAll('(SELECT sum', '(SELECT coalesce(sum')
            .replaceAll(/\) FROM/g, '), 0) FROM'),
        ),
        2,
      );
    }
  });
});

describe('zones', () => {
  it('come to the total, the hidden ones together', async () => {
    const { rows, hidden, totals, isMargin } = filled(await loadSalesZones(READER, YEAR, NOW, 'fr'));
    expect(rows.length).toBeGreaterThan(1);
    expect(sum(rows.map(({ revenue }) => revenue)) + (hidden ? read(hidden.revenue) : 0)).toBeCloseTo(
      await plain(NET),
      1,
    );
    expect(read(totals.revenue)).toBeCloseTo(await plain(NET), 2);
    expect(isMargin).toBe(rows.some(({ perOrder }) => perOrder !== null));
    for (const { perOrder, margin, orders, key } of rows) {
      if (margin !== null && orders) expect(perOrder, key).toBeCloseTo(margin / orders, 2);
    }
  });

  it('are coloured by revenue for those who may not read margins', async () => {
    const view = filled(await loadSalesZones(WITHOUT_MARGIN, { ...YEAR, level: 'country' }, NOW, 'fr'));
    expect(view).toMatchObject({ isMargin: false, isMarginMissing: false, level: 'country' });
    expect(
      view.rows.every(
        ({ margin, perOrder, metric, average }) => margin === null && perOrder === null && metric === average,
      ),
    ).toBe(true);
  });
});

it('every page of an empty shop says so', async () => {
  await runSql('DELETE FROM rollup_channel_day');
  for (const load of [loadSalesOverview, loadSalesRecognition, loadSalesSeasons, loadSalesZones]) {
    expect(await load(READER, {}, NOW, 'fr')).toEqual({ isEmpty: true, canImport: false });
  }
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { type BatchesQuery, batchesBehind } from '@/lib/kpi/explain/batches-behind';
import type { BatchesBehind } from '@/lib/kpi/explain/explanation';
import { runKpiQuery } from '@/lib/kpi/run';
import { type TestDatabase, testDatabase } from '../database';
import { importRows } from '../imports/import-files';

const now = new Date('2024-06-01T10:00:00Z');
const march = { from: '2024-03-01', to: '2024-03-31' };
const behind = (query: Partial<BatchesQuery> & { kpi: string }) =>
  batchesBehind({ ...march, ...query }, { abilities: ['margin:read'], catalogue: factoryCatalogue, now, locale: 'en' });

function recorded(found: BatchesBehind): Extract<BatchesBehind, { state: 'recorded' }> {
  if (found.state !== 'recorded') throw new Error('not recorded');
  return found;
}

let database: TestDatabase;
let ids: number[];
beforeAll(async () => {
  database = await testDatabase();
  const options = { currency: 'EUR' };
  const reports = [
    await importRows(
      [
        ['A1', '2024-03-02', 'c1', 'X1', 2, 10],
        ['A2', '2024-03-05', 'c2', 'Y1', 1, 30],
        ['A3', '2024-04-05', 'c2', 'Y1', 1, 99],
      ],
      options,
    ),
    // April only: it does not touch March.
    await importRows([['A4', '2024-04-06', 'c3', 'X1', 1, 10]], options),
    // A correction of March: two more pieces, and an order that is cancelled after all.
    await importRows(
      [
        ['A1', '2024-03-02', 'c1', 'X1', 4, 10],
        ['A2', '2024-03-05', 'c2', 'Y1', 1, 30, 'cancelled'],
        ['A5', '2024-03-09', 'c4', 'X1', 1, 10, 'completed', 'market'],
      ],
      options,
    ),
  ];
  ids = reports.map(({ id }) => id);
});
afterAll(() => database.drop());

describe('why did March change', () => {
  it('lists the batches that moved it, newest first, with what each moved', async () => {
    const found = recorded(await behind({ kpi: 'net_revenue' }));
    expect(found.batches.map(({ batch, amount, value }) => [batch, amount, value])).toEqual([
      [ids[2], '0.00', '50.00'],
      [ids[0], '50.00', '50.00'],
    ]);
    expect(found).toMatchObject({ before: '0.00', after: '50.00', change: '50.00', unrecorded: null });
    expect(found.batches[0]).toMatchObject({ file: 'orders.csv', by: 'test', status: 'done' });
  });

  it('takes any formula apart: the steps of an average sum to its change', async () => {
    const found = recorded(await behind({ kpi: 'average_order_value' }));
    expect(found.batches.map(({ amount }) => amount)).toEqual(['0.00', '25.00']);
    const orders = recorded(await behind({ kpi: 'order_count' }));
    expect(orders.batches.map(({ amount }) => amount)).toEqual([0, 2]);
    const units = recorded(await behind({ kpi: 'units_sold' }));
    expect(units.batches.map(({ amount }) => amount)).toEqual([2, 3]);
  });

  it('compares two data versions, and keeps to filters', async () => {
    const all = recorded(await behind({ kpi: 'cancelled_amount' }));
    expect(all.batches.map(({ batch, amount }) => [batch, amount])).toEqual([[ids[2], '30.00']]);
    const first = recorded(await behind({ kpi: 'units_sold', until: 1 }));
    expect([first.after, first.batches.length]).toEqual([3, 1]);
    const since = recorded(await behind({ kpi: 'units_sold', after: 1 }));
    expect([since.before, since.after, since.change, since.batches.length]).toEqual([3, 5, 2, 1]);
    const market = recorded(
      await behind({ kpi: 'net_revenue', filters: [{ dimension: 'sales_channel', in: ['market'] }] }),
    );
    expect(market.batches.map(({ amount }) => amount)).toEqual(['10.00']);
    const { meta } = await runKpiQuery({ kpis: ['net_revenue'], ...march }, { now });
    expect(meta.totals?.net_revenue).toBe(recorded(await behind({ kpi: 'net_revenue' })).after);
  });

  it('says what the record of batches does not hold', async () => {
    expect((await behind({ kpi: 'active_customers' })).state).toBe('not_recorded');
    expect((await behind({ kpi: 'net_revenue', filters: [{ dimension: 'product', in: ['X1'] }] })).state).toBe(
      'not_recorded',
    );
    expect((await behind({ kpi: 'order_count', filters: [{ dimension: 'category', in: ['cat-X'] }] })).state).toBe(
      'not_recorded',
    );
    await expect(
      batchesBehind(
        { kpi: 'gross_margin', ...march },
        { abilities: [], catalogue: factoryCatalogue, now, locale: 'en' },
      ),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('tells apart what no batch recorded', async () => {
    await runSql('DELETE FROM rollup_delta WHERE data_version = 3');
    const found = recorded(await behind({ kpi: 'units_sold' }));
    expect([found.after, found.unrecorded]).toEqual([3, 2]);
  });

  it('lists an undone batch twice, with opposite amounts', async () => {
    // What an undo writes: the same cells with the other sign, under a new data version.
    const [table] = await runSql<{ columns: string; negated: string }>(`
      SELECT string_agg(quote_ident(column_name), ', ') AS columns,
        string_agg(CASE WHEN column_name IN ('batch_id', 'day', 'currency', 'channel_id', 'customer_status', 'category_id')
          THEN quote_ident(column_name) WHEN column_name = 'data_version' THEN '9' ELSE '-' || quote_ident(column_name) END, ', ') AS negated
      FROM information_schema.columns WHERE table_name = 'rollup_delta'`);
    await runSql(
      `INSERT INTO rollup_delta (${table?.columns}) SELECT ${table?.negated} FROM rollup_delta WHERE data_version = 1`,
    );
    await runSql(`UPDATE import_batch SET status = 'undone' WHERE id = ${ids[0]}`);
    const found = recorded(await behind({ kpi: 'net_revenue', until: 9 }));
    expect(found.batches.map(({ batch, amount, status }) => [batch, amount, status])).toEqual([
      [ids[0], '-50.00', 'undone'],
      [ids[0], '50.00', 'undone'],
    ]);
    expect(found.after).toBe('0.00');
  });
});

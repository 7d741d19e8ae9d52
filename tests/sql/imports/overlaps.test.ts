import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { withConnection } from '@/lib/db/transaction';
import { findOverlaps, overlapsOfBatch } from '@/lib/imports/find-overlaps';
import { type TestDatabase, testDatabase } from '../database';
import { importLines, openShop } from './facts-shop';
import { importRows } from './import-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(openShop);

const FIRST = [
  ['N1', '2026-03-01', 'C1', 'A', 1, 10],
  ['N2', '2026-03-02', 'C2', 'A', 2, 10],
  ['N3', '2026-03-03', 'C2', 'A', 2, 10, 'cancelled'],
  ['N4', '2026-03-01', 'C2', 'A', 3, 10, 'completed', 'store'],
];
const asOtherSource = () => runSql(`UPDATE source_system SET code = 'till', name = 'Till' WHERE code = 'orders'`);
const ofBatch = (id: number) => withConnection((connection) => overlapsOfBatch(connection, id));

it('tells what another source has on the same channel and days, and nothing of its own earlier files', async () => {
  await importRows(FIRST);
  const again = await importRows([['N5', '2026-03-01', 'C1', 'A', 1, 10]]);
  expect(await ofBatch(again.id)).toEqual([]);
  await asOtherSource();
  const other = await importRows([
    ['X1', '2026-03-01', 'C9', 'A', 1, 10],
    ['X2', '2026-03-02', 'C9', 'A', 1, 10],
    ['X3', '2026-03-03', 'C9', 'A', 1, 10],
    ['X4', '2026-03-09', 'C9', 'A', 1, 10],
  ]);
  // The store is another channel, the cancelled order counts nowhere, and 9 March is nobody else's.
  expect(await ofBatch(other.id)).toEqual([
    {
      kind: 'orders',
      place: 'site',
      source: { code: 'till', name: 'Till' },
      days: 2,
      first: '2026-03-01',
      last: '2026-03-02',
      count: 3,
      amount: '40.00',
      currency: 'EUR',
    },
  ]);
});

it('sees it in the first rows, before anything is imported, by the day of the shop', async () => {
  await importRows(FIRST);
  const recorded = {
    stage_channel: [{ no: 1, code: 'site' }],
    // Half past midnight in Paris is the day before in UTC.
    stage_order: [{ channel_no: 1, booked_at: '2026-03-01T23:30:00Z' }],
    stage_ad_spend: [],
  };
  expect(await findOverlaps(recorded, 'shopify', 'Europe/Paris')).toMatchObject([
    { days: 1, first: '2026-03-02', count: 1, amount: '20.00' },
  ]);
  expect(await findOverlaps(recorded, 'orders', 'Europe/Paris')).toEqual([]);
});

it('sees the spend of one platform from two sources', async () => {
  const HEADER = 'Day,Platform,Campaign,Campaign id,Spend,Currency,Impressions,Clicks';
  await importLines('template-ad-spend', HEADER, [
    '2026-03-01,Google,Brand,1,10,EUR,1,1',
    '2026-03-02,Meta,Brand,2,5,EUR,1,1',
  ]);
  const recorded = {
    stage_channel: [],
    stage_order: [],
    stage_ad_spend: [{ platform: 'google', start_day: '2026-02-27', end_day: '2026-03-02' }],
  };
  expect(await findOverlaps(recorded, 'google-ads', 'Europe/Paris')).toEqual([
    {
      kind: 'spend',
      place: 'Google',
      source: { code: 'ad-sheet', name: 'Advertising sheet' },
      days: 1,
      first: '2026-03-01',
      last: '2026-03-01',
      count: 1,
      amount: '10.00',
      currency: 'EUR',
    },
  ]);
});

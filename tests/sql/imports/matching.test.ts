import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { retryQuarantined } from '@/lib/imports/corrections/import-corrections';
import { decideItem } from '@/lib/imports/matching/decide-item';
import { findCustomerMatches } from '@/lib/imports/matching/find-customers';
import { findRegionMatches } from '@/lib/imports/matching/find-regions';
import { countOpenItems, listItems } from '@/lib/imports/matching/list-items';
import type { MatchKind } from '@/lib/imports/matching/match-item';
import { searchTargets } from '@/lib/imports/matching/search-targets';
import { undoBatch } from '@/lib/imports/undo/undo-batch';
import { type TestDatabase, testDatabase } from '../database';
import { importLines, openShop } from './facts-shop';
import { counts, csv, facts, file, importFile, importRows, proveRollups } from './import-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(openShop);

const open = async (kind: MatchKind) => (await listItems({ kind, isOpen: true, limit: 10 })).items;
const only = async (kind: MatchKind) => {
  const items = await open(kind);
  expect(items).toHaveLength(1);
  return items[0] as (typeof items)[number];
};
const spend = (rows: readonly string[]) =>
  importLines('template-ad-spend', 'Day,Platform,Campaign,Campaign id,Spend,Currency,Impressions,Clicks', rows);

describe('an unknown article', () => {
  const stock = () =>
    importLines('template-stock', 'Snapshot day,Warehouse,SKU,On hand', [
      '2026-03-17,Paris,A-1,5',
      '2026-03-17,Paris,A1,7',
    ]);

  it('is matched once: the waiting rows are taken, and later files need no answer', async () => {
    await importRows([['N1', '2026-03-01', 'C1', 'A-1', 1, 10]]);
    const first = await stock();
    expect(counts(first)).toMatchObject({ inserted: 1, quarantined: 1 });
    const item = await only('sku');
    expect(item).toMatchObject({ value: 'A1', rows: 1, batch: first.id });
    expect(item.suggestions[0]).toMatchObject({ detail: expect.stringContaining('A-1') });
    const target = item.suggestions[0]?.target as string;
    const decided = await decideItem(item.id, { decision: 'match', target }, 'Ada');
    expect(decided).toMatchObject({ state: 'matched', retry: [{ batch: first.id, code: 'unknown_sku' }] });
    const retried = await retryQuarantined(first.id, ['unknown_sku'], { createdBy: 'Ada' });
    expect(retried && counts(retried)).toMatchObject({ rows: 1, quarantined: 0 });
    expect(counts(await stock())).toMatchObject({ quarantined: 0 });
    expect(await countOpenItems()).toMatchObject({ sku: 0 });
    const [done] = (await listItems({ kind: 'sku', isOpen: false, limit: 10 })).items;
    expect(done).toMatchObject({ state: 'matched', resolvedBy: 'Ada', target: { target } });
  });

  it('is created, ignored and opened again; whoever comes second is told', async () => {
    await stock();
    const [one, two] = await open('sku');
    if (!one || !two) throw new Error('both articles are unknown');
    expect(await decideItem(one.id, { decision: 'create', name: 'New' }, 'Ada')).toMatchObject({ state: 'created' });
    expect(await searchTargets('sku', one.value)).toMatchObject([{ label: 'New' }]);
    await decideItem(two.id, { decision: 'ignore' }, 'Ada');
    await expect(decideItem(two.id, { decision: 'ignore' }, 'Bob')).rejects.toMatchObject({ code: 'conflict' });
    await decideItem(two.id, { decision: 'reopen' }, 'Bob');
    expect(await open('sku')).toMatchObject([{ id: two.id, state: 'open', resolvedBy: '' }]);
    await expect(decideItem(two.id, { decision: 'match', target: '999' }, 'Bob')).rejects.toMatchObject({
      key: 'imports.targetGone',
    });
  });
});

describe('a campaign that is another one', () => {
  it('gives it its spend, sums what both have on a day, and its name means the other one from then on', async () => {
    await spend(['2026-03-17,google,Spring sale,111,10,EUR,100,5', '2026-03-18,google,Spring sale,111,20,EUR,200,8']);
    await spend([
      '2026-03-17,google,Spring-Sale 2026,222,4,EUR,40,2',
      '2026-03-19,google,Spring-Sale 2026,222,5,EUR,50,3',
    ]);
    const item = await only('campaign');
    expect(item).toMatchObject({ value: 'google:222', target: { label: 'Spring-Sale 2026' } });
    const kept = item.suggestions[0]?.target as string;
    await decideItem(item.id, { decision: 'match', target: kept }, 'Ada');
    const cells = () =>
      runSql<Record<string, unknown>>(
        `SELECT day, campaign_id::text AS campaign, spend::text, impressions::text FROM rollup_campaign_day ORDER BY 1`,
      );
    expect(await cells()).toEqual([
      { day: '2026-03-17', campaign: kept, spend: '140000', impressions: '140' },
      { day: '2026-03-18', campaign: kept, spend: '200000', impressions: '200' },
      { day: '2026-03-19', campaign: kept, spend: '50000', impressions: '50' },
    ]);
    expect(await runSql('SELECT name FROM campaign')).toEqual([{ name: 'Spring sale' }]);
    await proveRollups(database);
    await spend(['2026-03-20,google,Spring-Sale 2026,222,6,EUR,60,4']);
    expect((await cells()).map(({ campaign }) => campaign)).toEqual([kept, kept, kept, kept]);
    await expect(decideItem(item.id, { decision: 'reopen' }, 'Ada')).rejects.toMatchObject({
      key: 'imports.cannotReopen',
    });
  });

  it('stays one of its own when that is said', async () => {
    await spend(['2026-03-17,google,Spring sale,111,10,EUR,100,5']);
    await spend(['2026-03-17,google,Spring sales,222,4,EUR,40,2']);
    const item = await only('campaign');
    await decideItem(item.id, { decision: 'create' }, 'Ada');
    expect(await runSql('SELECT count(*)::int AS n FROM campaign')).toEqual([{ n: 2 }]);
    expect(await open('campaign')).toEqual([]);
  });
});

describe('a region that is written in two ways', () => {
  const HEADER = 'Order ID,Order Date,Customer ID,SKU,Quantity,Unit Price,Country,Region,City';
  const orders = (rows: readonly string[]) => importFile(file('orders.csv', `${[HEADER, ...rows].join('\n')}\n`));

  it('is one region from then on, with the orders of both', async () => {
    await orders([
      'N1,2026-03-01,C1,A,1,10,France,Île-de-France,Paris',
      'N2,2026-03-01,C2,A,1,10,France,Île-de-France,Meaux',
      'N3,2026-03-02,C3,A,1,5,France,ILE DE FRANCE,Paris',
      'N4,2026-03-02,C3,A,1,5,France,Bretagne,Brest',
    ]);
    await findRegionMatches();
    const item = await only('region');
    expect(item).toMatchObject({ value: 'France · ILE DE FRANCE', rows: 1 });
    expect(item.suggestions).toMatchObject([{ label: 'Île-de-France', reason: 'same_name', orders: 2 }]);
    const kept = item.suggestions[0]?.target as string;
    await decideItem(item.id, { decision: 'match', target: kept }, 'Ada');
    const perRegion = () =>
      runSql<Record<string, unknown>>(
        `SELECT r.name, sum(c.gross)::text AS gross FROM rollup_category_day c JOIN region r ON r.id = c.region_id
         GROUP BY 1 HAVING sum(c.gross) <> 0 ORDER BY 1`,
      );
    expect(await perRegion()).toEqual([
      { name: 'Bretagne', gross: '50000' },
      { name: 'Île-de-France', gross: '250000' },
    ]);
    await proveRollups(database);
    await orders(['N5,2026-03-03,C5,A,1,7,France,ILE DE FRANCE,Versailles']);
    expect((await perRegion())[1]).toEqual({ name: 'Île-de-France', gross: '320000' });
    await proveRollups(database);
    await findRegionMatches();
    expect(await open('region')).toEqual([]);
  });
});

describe('a customer whom two sources know', () => {
  const HEADER = 'Order ID,Order Date,Email,SKU,Quantity,Unit Price,Status';
  const orders = (rows: readonly string[], name = 'orders.csv') =>
    importFile(file(name, `${[HEADER, ...rows].join('\n')}\n`));

  /** The same address in a second system: a source of its own, and so a person of its own. */
  async function twoSources(): Promise<{ second: number }> {
    await orders(['N1,2026-03-01,ada@example.org,A,1,10,completed', 'N2,2026-03-05,bob@example.org,A,1,10,completed']);
    await runSql(`UPDATE source_system SET code = 'site' WHERE code = 'orders'`);
    return { second: (await orders(['T1,2026-03-03,ada@example.org,A,2,10,completed'], 'till.csv')).id };
  }
  const status = () =>
    runSql<Record<string, unknown>>(
      `SELECT external_ref AS ref, order_seq AS seq, customer_status AS status FROM shop_order ORDER BY 1`,
    );

  it('becomes one, with orders in their order, and two again when that is taken back', async () => {
    await twoSources();
    const before = await facts();
    expect(await status()).toEqual([
      { ref: 'N1', seq: 1, status: 'new' },
      { ref: 'N2', seq: 1, status: 'new' },
      { ref: 'T1', seq: 1, status: 'new' },
    ]);
    await findCustomerMatches();
    const item = await only('customer');
    expect(item.suggestions).toMatchObject([{ reason: 'same_email', orders: 1, first: '2026-03-01' }]);
    const kept = item.suggestions[0]?.target as string;
    await decideItem(item.id, { decision: 'match', target: kept }, 'Ada');
    expect(await status()).toEqual([
      { ref: 'N1', seq: 1, status: 'new' },
      { ref: 'N2', seq: 1, status: 'new' },
      { ref: 'T1', seq: 2, status: 'returning' },
    ]);
    expect(await runSql('SELECT order_count, last_order_day FROM person WHERE order_count > 1')).toEqual([
      { order_count: 2, last_order_day: '2026-03-03' },
    ]);
    await proveRollups(database);
    await findCustomerMatches();
    expect(await open('customer')).toEqual([]);

    await decideItem(item.id, { decision: 'reopen' }, 'Ada');
    expect(await facts()).toEqual(before);
    await proveRollups(database);
    expect(await runSql('SELECT merged_by, undone_at IS NOT NULL AS undone FROM identity_merge')).toEqual([
      { merged_by: 'Ada', undone: true },
    ]);
    expect((await only('customer')).target?.target).toBe(item.target?.target);
  });

  it('can still be undone with the import that brought the orders', async () => {
    const { second } = await twoSources();
    await findCustomerMatches();
    const item = await only('customer');
    await decideItem(item.id, { decision: 'match', target: item.suggestions[0]?.target as string }, 'Ada');
    await undoBatch(second, 'Ada');
    expect((await status()).map(({ ref }) => ref)).toEqual(['N1', 'N2']);
    await proveRollups(database);
  });
});

it('a file of orders asks nothing', async () => {
  await importFile(file('orders.csv', csv([['N1', '2026-03-01', 'C1', 'A', 1, 10]])));
  await findCustomerMatches();
  await findRegionMatches();
  expect(await countOpenItems()).toEqual({ sku: 0, campaign: 0, region: 0, customer: 0 });
});

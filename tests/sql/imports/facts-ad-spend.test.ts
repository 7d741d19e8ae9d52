import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { type TestDatabase, testDatabase } from '../database';
import { counts, emptyShop, file, importFile, proveRollups } from './import-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await emptyShop();
  await runSql(`INSERT INTO shop (id, name, currency, currency_declared) VALUES (1, 'Test', 'EUR', true)`);
});

const HEADER =
  'Day,Platform,Campaign,Campaign id,Ad set,Ad,Spend,Currency,Impressions,Clicks,Orders claimed,Revenue claimed';
const spend = (rows: readonly string[], header = HEADER) =>
  importFile(file('ads.csv', `${[header, ...rows].join('\n')}\n`), { format: 'template-ad-spend' });
const stored = () =>
  runSql<Record<string, unknown>>(
    `SELECT a.day, c.name, a.ad, a.currency, a.spend::text, a.impressions, a.clicks, a.claimed_orders::text, a.batch_id
     FROM ad_spend a JOIN campaign c ON c.id = a.campaign_id ORDER BY 1, 2, 3`,
  );
const cells = () =>
  runSql<Record<string, unknown>>(
    `SELECT r.day, c.name, r.spend::text, r.impressions::text, r.clicks::text
     FROM rollup_campaign_day r JOIN campaign c ON c.id = r.campaign_id ORDER BY 1, 2`,
  );

const TWO_DAYS = [
  '2026-03-17,google,Brand,111,,,10.50,EUR,100,5,1,40',
  '2026-03-18,google,Brand,111,,,20.25,EUR,200,8,,',
];

describe('advertising by day', () => {
  it('makes the campaign, keeps the rows, and fills the cells of the roll-up', async () => {
    expect(counts(await spend(TWO_DAYS))).toEqual({ rows: 2, inserted: 2, updated: 0, unchanged: 0, quarantined: 0 });
    expect(await stored()).toMatchObject([
      { day: '2026-03-17', name: 'Brand', spend: '105000', impressions: 100, clicks: 5, claimed_orders: '1.0000' },
      { day: '2026-03-18', name: 'Brand', spend: '202500', impressions: 200, clicks: 8, claimed_orders: null },
    ]);
    expect(await cells()).toEqual([
      { day: '2026-03-17', name: 'Brand', spend: '105000', impressions: '100', clicks: '5' },
      { day: '2026-03-18', name: 'Brand', spend: '202500', impressions: '200', clicks: '8' },
    ]);
    expect(await runSql('SELECT external_ref FROM campaign_alias')).toEqual([{ external_ref: 'google:111' }]);
    await proveRollups(database);
  });

  it('changes nothing when the same file comes again, and takes a corrected row as an update', async () => {
    await spend(TWO_DAYS);
    expect(counts(await spend(TWO_DAYS))).toMatchObject({ inserted: 0, updated: 0, unchanged: 2 });
    const again = await spend([TWO_DAYS[0] as string, '2026-03-18,google,Brand renamed,111,,,25,EUR,210,9,,']);
    expect(counts(again)).toMatchObject({ inserted: 0, updated: 1, unchanged: 1 });
    expect(await cells()).toMatchObject([{ spend: '105000' }, { spend: '250000', impressions: '210' }]);
    const images = await runSql("SELECT fact_table, root, row->>'spend' AS spend FROM batch_before ORDER BY id");
    expect(images).toEqual([
      { fact_table: 'ad_spend', root: expect.stringMatching(/^\["2026-03-18", /), spend: '202500' },
    ]);
    await proveRollups(database);
  });

  it('adds rows of one key up, and refuses a second currency among them', async () => {
    const report = await spend([
      '2026-03-17,google,Brand,,,,10,EUR,100,5,,',
      '2026-03-17,google,brand,,,,2.5,EUR,20,1,,',
      '2026-03-17,google,Brand,,,,3,USD,9,1,,',
    ]);
    expect(counts(report)).toEqual({ rows: 3, inserted: 2, updated: 0, unchanged: 0, quarantined: 1 });
    expect(await stored()).toMatchObject([{ spend: '125000', impressions: 120, clicks: 6 }]);
    expect(await runSql('SELECT line, "column", code, raw FROM quarantined_row')).toEqual([
      { line: 4, column: 'Currency', code: 'currency_differs', raw: '2026-03-17,google,Brand,,,,3,USD,9,1,,' },
    ]);
  });

  it('replaces a day that was known by campaign when it comes by ad, and says so', async () => {
    await spend(TWO_DAYS);
    const report = await spend([
      '2026-03-17,google,Brand,111,Set,Ad 1,4,EUR,40,2,,',
      '2026-03-17,google,Brand,111,Set,Ad 2,6.50,EUR,60,3,,',
    ]);
    expect(counts(report)).toMatchObject({ inserted: 2, updated: 0 });
    expect(await cells()).toMatchObject([{ spend: '105000' }, { spend: '202500' }]);
    expect((await stored()).map(({ ad }) => ad)).toEqual(['Ad 1', 'Ad 2', '']);
    const [batch] = await runSql<{ warnings: { code: string; values: object }[] }>(
      'SELECT warnings FROM import_batch ORDER BY id DESC LIMIT 1',
    );
    expect(batch?.warnings).toContainEqual({ code: 'spend_detail_replaced', values: { count: 1 } });
    expect(await runSql(`SELECT row->>'spend' AS spend FROM batch_before`)).toEqual([{ spend: '105000' }]);
    await proveRollups(database);
  });

  it('keeps two campaigns of one name apart by their numbers', async () => {
    await spend(['2026-03-17,google,Promo,1,,,1,EUR,,,,', '2026-03-17,google,Promo,2,,,2,EUR,,,,']);
    await spend(['2026-03-18,google,Promo,3,,,4,EUR,,,,']);
    expect(await runSql('SELECT count(*)::int AS n FROM campaign')).toEqual([{ n: 3 }]);
    expect((await stored()).map((row) => row.spend)).toEqual(['10000', '20000', '40000']);
  });

  it('asks whether a campaign of a similar name is meant', async () => {
    await spend(['2026-03-17,google,Summer sale 2026,,,,1,EUR,,,,']);
    await spend(['2026-03-18,google,Summer sales 2026,77,,,1,EUR,,,,']);
    const items = await runSql<{ value: string; state: string; suggestions: { target: string }[] }>(
      `SELECT value, state, suggestions FROM match_item WHERE kind = 'campaign'`,
    );
    const [first] = await runSql<{ id: number }>(`SELECT id FROM campaign WHERE name = 'Summer sale 2026'`);
    expect(items).toMatchObject([
      { value: 'google:77', state: 'open', suggestions: [{ target: String(first?.id), reason: 'similar' }] },
    ]);
  });
});

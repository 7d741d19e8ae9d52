import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { undoBatch } from '@/lib/imports/undo/undo-batch';
import { type TestDatabase, testDatabase } from '../../database';
import { counts, emptyShop, importFile, proveRollups } from '../import-files';
import { fixture, money, warnings } from './format-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.drop());
beforeEach(async () => {
  await emptyShop();
  await runSql(`INSERT INTO shop (id, name, currency, currency_declared) VALUES (1, 'Test', 'EUR', true)`);
});

const list = async (text: string) => (await runSql<Record<string, unknown>>(text)).map((row) => Object.values(row));
const byDay = () =>
  list(`SELECT a.day, c.platform, c.name, ${money('sum(a.spend)')} AS spend, sum(a.impressions)::int AS impressions,
      sum(a.clicks)::int AS clicks FROM ad_spend a JOIN campaign c ON c.id = a.campaign_id
    GROUP BY a.day, c.platform, c.name ORDER BY a.day, c.platform, c.name COLLATE "C"`);
const cells = () =>
  list(`SELECT r.day, c.name, ${money('r.spend')} AS spend, r.impressions::int, r.clicks::int
    FROM rollup_campaign_day r JOIN campaign c ON c.id = r.campaign_id ORDER BY r.day, c.platform, c.name COLLATE "C"`);
const periods = () =>
  list(`SELECT p.start_day, p.end_day, c.name, p.currency, ${money('p.spend')} AS spend
    FROM ad_period p JOIN campaign c ON c.id = p.campaign_id ORDER BY c.name COLLATE "C", p.start_day`);
const codes = async () => (await warnings()).map(({ code }) => code);

describe('Meta Ads', () => {
  const FILE = fixture('meta-ads/Meta-days-age-gender.csv');

  it('fills days and campaigns, changes nothing the second time, and a later file supersedes', async () => {
    const first = await importFile(FILE);
    expect(first).toMatchObject({ format: 'meta-ads', currency: 'EUR' });
    // The fifth row is a campaign that was not delivered: it says nothing.
    expect(counts(first)).toEqual({ rows: 5, inserted: 4, updated: 0, unchanged: 1, quarantined: 0 });
    const days = [
      ['2026-09-01', 'meta', 'Serum launch', '120.15', 6500, 141],
      ['2026-09-02', 'meta', 'Serum launch', '84.00', 6150, 102],
    ];
    expect(await byDay()).toEqual(days);
    expect(await cells()).toEqual(days.map(([day, , name, ...figures]) => [day, name, ...figures]));
    expect(await codes()).toEqual(['not_data']);
    expect(counts(await importFile(FILE))).toMatchObject({ inserted: 0, updated: 0, unchanged: 5 });
    const later = await importFile(fixture('meta-ads/Meta-days-age-gender-later.csv'));
    expect(counts(later)).toEqual({ rows: 5, inserted: 0, updated: 1, unchanged: 4, quarantined: 0 });
    expect((await byDay())[1]).toEqual(['2026-09-02', 'meta', 'Serum launch', '85.25', 6160, 103]);
    await proveRollups(database);
  });

  it('is as before when the file that superseded or replaced it is undone', async () => {
    await importFile(FILE);
    const before = [await byDay(), await cells()];
    for (const name of ['Meta-days-age-gender-later.csv', 'Meta-days.xlsx']) {
      const { id } = await importFile(fixture(`meta-ads/${name}`));
      await undoBatch(id, 'test');
      expect([await byDay(), await cells()]).toEqual(before);
    }
    expect(await list('SELECT DISTINCT age FROM ad_spend ORDER BY age')).toEqual([['25-34'], ['35-44']]);
    await proveRollups(database);
  });

  it('is replaced, not counted twice, when the same days come without ages', async () => {
    await importFile(FILE);
    const whole = await importFile(fixture('meta-ads/Meta-days.xlsx'));
    expect(counts(whole)).toMatchObject({ rows: 2, inserted: 2, quarantined: 0 });
    expect(await byDay()).toEqual([
      ['2026-09-01', 'meta', 'Serum launch', '120.15', 6500, 141],
      ['2026-09-02', 'meta', 'Serum launch', '84.00', 6150, 102],
    ]);
    expect(await codes()).toContain('spend_detail_replaced');
    await proveRollups(database);
  });

  it('leaves rows out that only sum up others, and keeps those that stand for themselves', async () => {
    const report = await importFile(fixture('meta-ads/Meta-platform-placement.csv'));
    // "All" of the first day is the sum of its three rows; the second day's row without a platform is not.
    expect(counts(report)).toEqual({ rows: 6, inserted: 5, updated: 0, unchanged: 1, quarantined: 0 });
    expect(await byDay()).toEqual([
      ['2026-09-01', 'facebook', 'Serum launch', '10.00', 1000, 20],
      ['2026-09-01', 'instagram', 'Serum launch', '20.00', 2000, 40],
      ['2026-09-02', 'facebook', 'Serum launch', '5.00', 500, 9],
      ['2026-09-02', 'meta', 'Gift boxes', '4.00', 400, 8],
    ]);
    expect(await codes()).toEqual([]);
    await proveRollups(database);
  });

  it('leaves the sum of several days out, and keeps people of unknown age', async () => {
    const report = await importFile(fixture('meta-ads/Meta-days-with-sums.csv'));
    expect(counts(report)).toEqual({ rows: 5, inserted: 4, updated: 0, unchanged: 1, quarantined: 0 });
    expect(await byDay()).toEqual([
      ['2026-09-01', 'meta', 'Serum launch', '22.51', 2200, 35],
      ['2026-09-02', 'meta', 'Serum launch', '17.00', 1650, 29],
    ]);
    expect(await periods()).toEqual([]);
  });

  it('warns when the same campaign and day is there with and without platforms', async () => {
    await importFile(FILE);
    await importFile(fixture('meta-ads/Meta-platform-placement.csv'));
    expect(await warnings()).toContainEqual({ code: 'other_split', values: { days: 2, spend: '204.15 EUR' } });
  });

  it('keeps a report of a month out of the days', async () => {
    const report = await importFile(fixture('meta-ads/Meta-period.csv'));
    expect(counts(report)).toMatchObject({ rows: 3, inserted: 3 });
    expect(report.currency).toBe('USD');
    expect(await byDay()).toEqual([]);
    expect(await cells()).toEqual([]);
    expect(await periods()).toEqual([
      ['2026-08-01', '2026-08-31', 'Brand awareness', 'USD', '500.00'],
      ['2026-08-01', '2026-08-31', 'Catalogue sales', 'USD', '1000.05'],
      ['2026-08-01', '2026-08-31', 'Catalogue sales EU', 'USD', '0.00'],
    ]);
    expect((await codes()).sort()).toEqual(['not_data', 'period_facts', 'total_differs']);
  });

  it('names French campaigns as they were meant, whatever happened to the file', async () => {
    await importFile(fixture('meta-ads/Meta-jours-mojibake.csv'));
    expect(await byDay()).toEqual([
      ['2026-09-01', 'meta', 'Été – crème solaire', '1234.56', 12_400, 310],
      ['2026-09-02', 'meta', 'Reciblage « panier »', '100.00', 2000, 80],
      ['2026-09-02', 'meta', 'Été – crème solaire', '765.44', 8100, 190],
    ]);
    await proveRollups(database);
  });
});

describe('Google Ads', () => {
  it('adds devices up in the day of their campaign; totals are not counted', async () => {
    const file = fixture('google-ads-campaigns/Campaign report.csv');
    expect(counts(await importFile(file))).toEqual({ rows: 5, inserted: 3, updated: 0, unchanged: 1, quarantined: 1 });
    expect(await byDay()).toEqual([
      ['2026-09-01', 'google', 'Brand FR', '1100.00', 21_500, 2210],
      ['2026-09-02', 'google', 'Brand FR', '10.00', 300, 20],
    ]);
    expect(await list('SELECT line, code FROM quarantined_row')).toEqual([[8, 'missing']]);
    expect(counts(await importFile(file))).toMatchObject({ inserted: 0, updated: 0, unchanged: 4, quarantined: 1 });
    await proveRollups(database);
  });

  it('keeps months and periods apart from days', async () => {
    await importFile(fixture('google-ads-campaigns/Campaign report by month.csv'));
    await importFile(fixture('google-ads-campaigns/Campaign report (1).csv'));
    expect(await byDay()).toEqual([]);
    expect(await periods()).toEqual([
      ['2026-08-15', '2026-08-31', 'Brand FR', 'EUR', '300.00'],
      ['2026-09-01', '2026-09-20', 'Brand FR', 'EUR', '400.00'],
      ['2026-09-01', '2026-09-30', 'Generic', 'GBP', '231.00'],
      ['2026-09-01', '2026-09-30', 'Été Brand', 'GBP', '495.00'],
    ]);
  });

  it('keeps keywords and terms beside spend, never in it', async () => {
    const files = [
      'google-ads-keywords/Search keyword report.csv',
      'google-ads-keywords/Rapport mots cles.csv',
      'google-ads-search-terms/Search terms report.csv',
    ].map(fixture);
    const reports = [];
    for (const file of files) reports.push(counts(await importFile(file)));
    expect(reports.map(({ inserted }) => inserted)).toEqual([4, 3, 3]);
    for (const file of files) expect(counts(await importFile(file))).toMatchObject({ inserted: 0, updated: 0 });
    expect(await cells()).toEqual([]);
    expect(
      await list(`SELECT c.name, k.ad_group, k.keyword, k.term, k.match_type, ${money('sum(k.spend)')} AS spend
        FROM keyword_period k JOIN campaign c ON c.id = k.campaign_id WHERE k.start_day = '2026-09-01'
        GROUP BY 1, 2, 3, 4, 5 ORDER BY sum(k.spend) DESC, 3 LIMIT 4`),
    ).toEqual([
      ['Brand FR', 'Serums', 'vitamin c serum', '', 'exact', '120.50'],
      ['Generic', 'Creams', 'night cream', '', 'phrase', '80.00'],
      ['Marque FR', 'Sérums', 'sérum vitamine c', '', 'exact', '70.00'],
      ['Brand FR', 'Serums', '', 'serum vitamin c', 'exact', '33.00'],
    ]);
  });
});

describe('TikTok Ads', () => {
  it('takes days as days and a file of a week as a period', async () => {
    await importFile(fixture('tiktok-ads/Ad report by day.csv'));
    const week = await importFile(fixture('tiktok-ads/Campaign report_20260901_20260907_1.csv'));
    expect(counts(week)).toMatchObject({ rows: 2, inserted: 2 });
    expect(await byDay()).toEqual([
      ['2026-09-01', 'tiktok', 'Spark – serum', '30.75', 4500, 58],
      ['2026-09-02', 'tiktok', 'Spark – serum', '21.00', 3100, 44],
    ]);
    expect(await periods()).toEqual([
      ['2026-09-01', '2026-09-07', 'Hashtag challenge', 'EUR', '89.60'],
      ['2026-09-01', '2026-09-07', 'Spark – serum', 'EUR', '310.40'],
    ]);
    expect((await codes()).sort()).toEqual(['currency_assumed', 'masked_values', 'not_data', 'period_facts']);
    await proveRollups(database);
  });
});

describe('web and e-mail', () => {
  it('stores what GA4 reports, beside the sessions of the shop', async () => {
    const files = ['traffic_by_day.csv', 'landing_pages_period.csv', 'events_by_page.csv'].map((name) =>
      fixture(`ga4-report/${name}`),
    );
    for (const file of files) await importFile(file);
    for (const file of files) expect(counts(await importFile(file))).toMatchObject({ inserted: 0, updated: 0 });
    expect(
      await list(`SELECT start_day, end_day, channel_group, landing_page, sessions, users, events, key_events::float,
          ${money('revenue')} AS revenue FROM web_report ORDER BY start_day, end_day, channel_group COLLATE "C", landing_page COLLATE "C"`),
    ).toEqual([
      ['2026-08-01', '2026-08-31', '', '(not set)', 60, 55, null, 0, null],
      ['2026-08-01', '2026-08-31', '', '/', 1200, 1000, null, 20, null],
      ['2026-08-01', '2026-08-31', '', '/collections/serums?utm_source=ig', 340, 330, null, 4.5, null],
      ['2026-09-01', '2026-09-01', 'Organic Search', '', 500, null, 2600, 12, '510.25'],
      ['2026-09-01', '2026-09-01', 'Paid Social', '', 200, null, 800, 3, '99.90'],
      ['2026-09-01', '2026-09-30', '', '/', null, null, 2431, null, null],
      ['2026-09-02', '2026-09-02', '(not set)', '', 200, null, 1000, 6, '280.00'],
      ['2026-09-02', '2026-09-02', 'Organic Search', '', 600, null, 3250, 20, '940.35'],
    ]);
    expect(await list('SELECT count(*)::int FROM session')).toEqual([[0]]);
  });

  it('stores sends once: variants, not their sum as well', async () => {
    const files = [
      'klaviyo-campaigns/campaigns.csv',
      'klaviyo-flows/flows.csv',
      'mailchimp-campaigns/campaigns.csv',
      'brevo-campaigns/campagnes.csv',
    ].map(fixture);
    for (const file of files) await importFile(file);
    for (const file of files) expect(counts(await importFile(file))).toMatchObject({ inserted: 0, updated: 0 });
    expect(
      await list(`SELECT e.day, c.platform, c.type, c.name, e.variant, e.recipients, e.delivered, e.opens, e.clicks, e.bounces,
          e.claimed_orders, ${money('e.claimed_revenue')} AS revenue
        FROM email_send e JOIN campaign c ON c.id = e.campaign_id ORDER BY e.day, c.name COLLATE "C", e.variant`),
    ).toEqual([
      ['2026-07-01', 'email', 'campaign', 'Summer sale', 'A', 1000, 990, 430, 50, 10, 10, '650.40'],
      ['2026-07-01', 'email', 'campaign', 'Summer sale', 'B', 1000, 990, 470, 70, 10, 20, '1300.00'],
      ['2026-07-08', 'email', 'campaign', 'Back in stock', '', 500, 498, 260, 60, 2, 12, '803.10'],
      ['2026-07-09', 'sms', 'campaign', 'Flash', '', 300, 299, 0, 25, 1, 4, '210.00'],
      ['2026-09-01', 'email', 'flow', 'Welcome', '', 100, 100, 52, 10, 0, 6, '402.30'],
      ['2026-09-02', 'email', 'flow', 'Abandoned cart', '', 40, 40, 0, 0, 0, 5, '350.00'],
      ['2026-09-02', 'email', 'flow', 'Welcome', '', 80, 72, 36, 5, 8, 2, '99.00'],
      ['2026-09-14', 'email', 'campaign', 'Rentrée', '', 1500, 1480, 600, 90, 20, null, null],
      ['2026-09-14', 'email', 'campaign', 'September news', '', 1500, 1480, 600, 90, 20, 11, '690.10'],
      ['2026-09-21', 'email', 'campaign', 'VIP preview', '', 200, 199, 140, 60, 1, 9, '780.00'],
      ['2026-09-21', 'email', 'campaign', 'Ventes privées', '', 200, 199, 140, 60, 1, null, null],
    ]);
    await proveRollups(database);
  });
});

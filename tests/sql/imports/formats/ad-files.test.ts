import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { type TestDatabase, testDatabase } from '../../database';
import { counts, emptyShop, importFile, proveRollups } from '../import-files';
import { dataFolder, readTruth } from '../truth';
import { money } from './format-files';

interface Figures {
  spend: number;
  revenue?: number;
  conversions: number;
  ctr: number;
}
interface Part {
  rows: number;
  total: Figures;
  by_platform?: Record<string, Figures>;
  by_campaign_type?: Record<string, Figures>;
  by_campaign?: Record<string, Figures>;
  by_category?: Record<string, Figures>;
  by_age?: Record<string, Figures>;
  by_gender?: Record<string, Figures>;
  spend_by_month?: Record<string, number>;
}
interface Truth {
  global_ads: Part;
  facebook_kag: Part;
  marketing_feb2021: Part;
  instagram: { rows: number; impressions: number; likes: number; saves: number; follows: number };
}

const folder = dataFolder('ads');
const truth = readTruth<Truth>(folder);
const source = (name: string) => path.join(folder ?? '', name);

let database: TestDatabase;

/** Figures of what was stored, cut by a column, as the truth has them. */
async function stored(by: string): Promise<Record<string, Figures>> {
  const rows = await runSql<{ key: string; spend: string; revenue: string; conversions: number; ctr: number }>(
    `SELECT ${by} AS key, ${money('sum(a.spend)')} AS spend, ${money('coalesce(sum(a.claimed_revenue), 0)')} AS revenue,
        sum(a.claimed_orders)::float AS conversions, sum(a.clicks)::float / sum(a.impressions) AS ctr
      FROM ad_spend a JOIN campaign c ON c.id = a.campaign_id GROUP BY 1`,
  );
  return Object.fromEntries(
    rows.map(({ key, spend, revenue, conversions, ctr }) => [
      key,
      { spend: Number(spend), revenue: Number(revenue), conversions, ctr },
    ]),
  );
}

function expectFigures(found: Record<string, Figures>, expected: Record<string, Figures> = {}): void {
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  for (const [key, { spend, revenue, conversions, ctr }] of Object.entries(expected)) {
    const figures = found[key] as Figures;
    expect({ key, spend: figures.spend, conversions: figures.conversions }).toEqual({ key, spend, conversions });
    if (revenue !== undefined) expect(figures.revenue).toBe(revenue);
    expect(figures.ctr).toBeCloseTo(ctr, 6);
  }
}

describe.skipIf(!folder)('advertising files of the wild', () => {
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database?.drop());
  beforeEach(emptyShop);

  /** All rows are taken, and taken again they change nothing. */
  async function load(name: string, rows: number) {
    const options = { currency: 'USD' };
    const first = await importFile(source(name), options);
    expect(first.format).toBe('template-ad-spend');
    expect(counts(first)).toEqual({ rows, inserted: rows, updated: 0, unchanged: 0, quarantined: 0 });
    const again = await importFile(source(name), options);
    expect(counts(again)).toEqual({ rows, inserted: 0, updated: 0, unchanged: rows, quarantined: 0 });
    await proveRollups(database);
  }

  it('three platforms over a year', async () => {
    const { rows, total, by_platform, by_campaign_type, spend_by_month } = truth.global_ads;
    await load('global_ads_performance_en.csv', rows);
    expectFigures(await stored(`'all'`), { all: total });
    expectFigures(await stored('c.platform'), by_platform);
    expectFigures(await stored('c.type'), by_campaign_type);
    const months = await stored(`to_char(a.day, 'YYYY-MM')`);
    expect(Object.fromEntries(Object.entries(months).map(([month, { spend }]) => [month, spend]))).toEqual(
      spend_by_month,
    );
  });

  it('Facebook by age and gender, its amounts in single precision', async () => {
    const { rows, total, by_campaign, by_age, by_gender } = truth.facebook_kag;
    await load('facebook_ads_kag_conversion_data.csv', rows);
    expectFigures(await stored(`'all'`), { all: total });
    expectFigures(await stored('c.name'), by_campaign);
    expectFigures(await stored('a.age'), by_age);
    expectFigures(await stored('a.gender'), by_gender);
  });

  it('a month of campaigns whose names change their case', async () => {
    const { rows, total, by_campaign, by_category } = truth.marketing_feb2021;
    await load('marketing_campaigns_daily_feb2021.csv', rows);
    expectFigures(await stored(`'all'`), { all: total });
    expectFigures(await stored('lower(c.name)'), by_campaign);
    expectFigures(await stored('c.type'), by_category);
    const [campaigns] = await runSql<{ n: number }>('SELECT count(*)::int AS n FROM campaign');
    expect(campaigns?.n).toBe(Object.keys(by_campaign ?? {}).length);
  });

  it('Instagram posts in Latin-1, with captions of several lines', async () => {
    const { rows, ...sums } = truth.instagram;
    const report = await importFile(source('instagram_posts_latin1.csv'));
    expect(report.format).toBe('template-content');
    expect(counts(report)).toMatchObject({ rows, quarantined: 0 });
    const [found] = await runSql<Record<string, number>>(
      `SELECT count(*)::int AS rows, sum(impressions)::int AS impressions, sum(likes)::int AS likes,
         sum(saves)::int AS saves, sum(follows)::int AS follows FROM content_post`,
    );
    const { impressions, likes, saves, follows } = sums;
    expect(found).toMatchObject({ impressions, likes, saves, follows });
  });
});

import { describe, expect, it } from 'vitest';
import { columns, staged } from './staged';

const SPEND = ['row_no', 'start_day', 'end_day', 'campaign_name', 'currency', 'spend', 'impressions', 'clicks'];

describe('Meta Ads', () => {
  it('reads days by age and gender, leaves the total out and finds that it agrees', async () => {
    const { rows, notData, problems, warnings } = await staged('meta-ads/Meta-days-age-gender.csv');
    expect(columns(rows, SPEND)).toEqual([
      [3, '2026-09-01', '2026-09-01', 'Serum launch', 'EUR', 80_1000, 4000, 90],
      [4, '2026-09-01', '2026-09-01', 'Serum launch', 'EUR', 40_0500, 2500, 51],
      [5, '2026-09-02', '2026-09-02', 'Serum launch', 'EUR', 60_0000, 3150, 70],
      [6, '2026-09-02', '2026-09-02', 'Serum launch', 'EUR', 24_0000, 3000, 32],
    ]);
    expect(rows[0]).toMatchObject({
      platform: 'meta',
      campaign_ref: '120201',
      ad_set: 'Lookalike 1%',
      ad: 'Video 15s',
    });
    expect(columns(rows, ['age', 'gender', 'reach', 'claimed_orders', 'claimed_revenue'])).toEqual([
      ['25-34', 'female', 3500, 5, 1300_0000],
      ['35-44', 'female', 2100, 1, 62_5000],
      ['25-34', 'female', 2800, 3, 250_0000],
      ['25-34', 'unknown', 2700, null, null],
    ]);
    expect({ notData, problems, warnings }).toEqual({ notData: [2], problems: {}, warnings: {} });
  });

  it('reads French columns with decimal commas, also when they were damaged on the way', async () => {
    const { rows, notData, warnings } = await staged('meta-ads/Meta-jours-mojibake.csv');
    expect(columns(rows, SPEND)).toEqual([
      [2, '2026-09-01', '2026-09-01', 'Été – crème solaire', 'EUR', 1234_5600, 12_400, 310],
      [3, '2026-09-02', '2026-09-02', 'Été – crème solaire', 'EUR', 765_4400, 8100, 190],
      [4, '2026-09-02', '2026-09-02', 'Reciblage « panier »', 'EUR', 100_0000, 2000, 80],
    ]);
    expect(columns(rows, ['claimed_orders', 'claimed_revenue'])).toEqual([
      [12, 2468_0000],
      [6, 990_5000],
      [null, null],
    ]);
    expect({ notData, warnings }).toEqual({ notData: [5], warnings: {} });
  });

  it('keeps a report without days as a period, takes results for orders only where they are, and tells a wrong total', async () => {
    const { rows, warnings } = await staged('meta-ads/Meta-period.csv');
    expect(columns(rows, SPEND)).toEqual([
      [2, '2026-08-01', '2026-08-31', 'Brand awareness', 'USD', 500_0000, 61_500, 300],
      [3, '2026-08-01', '2026-08-31', 'Catalogue sales', 'USD', 1000_0500, 40_000, 800],
      [4, '2026-08-01', '2026-08-31', 'Catalogue sales EU', 'USD', 0, 0, null],
    ]);
    expect(columns(rows, ['claimed_orders'])).toEqual([[null], [31], [null]]);
    expect(warnings).toEqual({ total_differs: { column: 'Amount spent (USD)', total: '1600.05', sum: '1500.05' } });
  });

  it('makes campaigns of a platform where the report names it; placements add up, people do not', async () => {
    const { rows } = await staged('meta-ads/Meta-platform-placement.csv');
    expect(columns(rows, ['row_no', 'platform', 'campaign_ref', 'spend', 'reach'])).toEqual([
      [2, 'meta', null, 30_0000, null],
      [3, 'facebook', 'Serum launch/facebook', 10_0000, null],
      [4, 'instagram', 'Serum launch/instagram', 12_5000, null],
      [5, 'instagram', 'Serum launch/instagram', 7_5000, null],
      [6, 'facebook', 'Serum launch/facebook', 5_0000, null],
      [7, 'meta', null, 4_0000, null],
    ]);
  });

  it('reads a workbook with true dates', async () => {
    const { rows } = await staged('meta-ads/Meta-days.xlsx');
    expect(columns(rows, SPEND)).toEqual([
      [2, '2026-09-01', '2026-09-01', 'Serum launch', 'EUR', 120_1500, 6500, 141],
      [3, '2026-09-02', '2026-09-02', 'Serum launch', 'EUR', 84_0000, 6150, 102],
    ]);
  });
});

describe('Google Ads campaigns', () => {
  it('reads cost, not its mean, and devices apart; a cost that is unknown is no 0', async () => {
    const { rows, notData, problems, warnings } = await staged('google-ads-campaigns/Campaign report.csv');
    expect(columns(rows, [...SPEND, 'device', 'claimed_orders', 'claimed_revenue'])).toEqual([
      [4, '2026-09-01', '2026-09-01', 'Brand FR', 'EUR', 1050_4000, 20_000, 2100, 'desktop', 12.5, 1900_0000],
      [5, '2026-09-01', '2026-09-01', 'Brand FR', 'EUR', 49_6000, 1500, 110, 'mobile', 0.5, 45_1000],
      [6, '2026-09-02', '2026-09-02', 'Brand FR', 'EUR', 10_0000, 300, 20, 'desktop', 0, 0],
    ]);
    // Line 7 was not delivered and says nothing; line 8 was, and does not say for how much.
    expect(problems).toEqual({ 8: { field: 'spend', code: 'missing' } });
    expect(notData).toEqual([9, 10]);
    // The total of the account also holds campaigns that the report leaves out: the nearer one is compared.
    expect(warnings).toEqual({ total_differs: { column: 'Clicks', total: '2231', sum: '2230' } });
  });

  it('reads French, and tells that the rows are not the whole account', async () => {
    const { rows, notData, warnings } = await staged('google-ads-campaigns/Rapport sur les campagnes.csv');
    expect(columns(rows, [...SPEND, 'claimed_orders'])).toEqual([
      [4, '2026-09-01', '2026-09-01', 'Marque FR', 'EUR', 1100_0000, 21_500, 2210, 13],
      [5, '2026-09-02', '2026-09-02', 'Marque FR', 'EUR', 10_0000, 300, 20, 0],
      [6, '2026-09-03', '2026-09-03', 'Marque FR', 'EUR', 7_2500, 150, 9, 0.33],
    ]);
    expect(notData).toEqual([7]);
    expect(warnings).toEqual({ total_differs: { column: 'Coût', total: '1200.00', sum: '1117.25' } });
  });

  it('takes the period from the second line of a UTF-16 file with tabs', async () => {
    const { rows, notData, warnings } = await staged('google-ads-campaigns/Campaign report (1).csv');
    expect(columns(rows, [...SPEND, 'campaign_type'])).toEqual([
      [4, '2026-09-01', '2026-09-30', 'Été Brand', 'GBP', 495_0000, 10_000, null, 'Search'],
      [5, '2026-09-01', '2026-09-30', 'Generic', 'GBP', 231_0000, 4000, null, 'Search'],
    ]);
    expect({ notData, warnings }).toEqual({ notData: [6], warnings: {} });
  });

  it('cuts months at the edges of the report', async () => {
    const { rows } = await staged('google-ads-campaigns/Campaign report by month.csv');
    expect(columns(rows, SPEND)).toEqual([
      [4, '2026-08-15', '2026-08-31', 'Brand FR', 'EUR', 300_0000, 6000, 600],
      [5, '2026-09-01', '2026-09-20', 'Brand FR', 'EUR', 400_0000, 8000, 800],
    ]);
  });
});

const KEYWORD = ['row_no', 'start_day', 'end_day', 'campaign_name', 'ad_group', 'match_type', 'spend', 'clicks'];

describe('Google Ads keywords and search terms', () => {
  it('reads keywords without the signs of their match, and a keyword "total" as one', async () => {
    const { rows, notData, warnings } = await staged('google-ads-keywords/Search keyword report.csv');
    expect(columns(rows, ['keyword', ...KEYWORD])).toEqual([
      ['vitamin c serum', 4, '2026-09-01', '2026-09-30', 'Brand FR', 'Serums', 'exact', 120_5000, 210],
      ['night cream', 5, '2026-09-01', '2026-09-30', 'Generic', 'Creams', 'phrase', 80_0000, 120],
      ['total', 6, '2026-09-01', '2026-09-30', 'Generic', 'Creams', 'broad', 2_5000, 3],
      ['face oil', 7, '2026-09-01', '2026-09-30', 'Generic', 'Oils', 'broad', 0, 0],
    ]);
    expect({ notData, warnings }).toEqual({ notData: [8, 9], warnings: {} });
  });

  it('reads French months; "Expression exacte" is a phrase', async () => {
    const { rows, warnings } = await staged('google-ads-keywords/Rapport mots cles.csv');
    expect(columns(rows, ['keyword', ...KEYWORD])).toEqual([
      ['sérum vitamine c', 4, '2026-08-01', '2026-08-31', 'Marque FR', 'Sérums', 'exact', 60_2500, 95],
      ['sérum vitamine c', 5, '2026-09-01', '2026-09-30', 'Marque FR', 'Sérums', 'exact', 70_0000, 110],
      ['crème de nuit', 6, '2026-09-01', '2026-09-30', 'Générique', 'Crèmes', 'phrase', 9_7500, 15],
    ]);
    expect(warnings).toEqual({});
  });

  it('reads the layout with ids and days', async () => {
    const { rows } = await staged('google-ads-keywords/keywords_with_ids.csv');
    expect(columns(rows, ['campaign_ref', 'currency', ...KEYWORD])).toEqual([
      ['11', 'XXX', 2, '2026-09-01', '2026-09-01', 'Brand FR', 'Serums', 'exact', 12_0500, 21],
      ['11', 'XXX', 3, '2026-09-02', '2026-09-02', 'Brand FR', 'Serums', 'exact', 11_0200, 19],
    ]);
  });

  it('reads search terms in both languages', async () => {
    const english = await staged('google-ads-search-terms/Search terms report.csv');
    expect(columns(english.rows, ['term', ...KEYWORD])).toEqual([
      ['best vitamin c serum', 4, '2026-09-01', '2026-09-30', 'Generic', 'Serums', 'phrase close', 14_2000, 12],
      ['total', 5, '2026-09-01', '2026-09-30', 'Generic', 'Creams', 'broad', 8000, 1],
      ['serum vitamin c', 6, '2026-09-01', '2026-09-30', 'Brand FR', 'Serums', 'exact', 33_0000, 60],
    ]);
    expect(english).toMatchObject({ notData: [7], warnings: {} });
    const french = await staged('google-ads-search-terms/Termes de recherche.csv');
    expect(columns(french.rows, ['term', ...KEYWORD])).toEqual([
      ['sérum anti-âge', 4, '2026-09-01', '2026-09-30', 'Générique', 'Sérums', 'broad', 3_4000, 4],
    ]);
  });
});

describe('TikTok Ads', () => {
  it('takes the period from the name of the file; a masked figure is unknown', async () => {
    const { rows, notData, warnings } = await staged('tiktok-ads/Campaign report_20260901_20260907_1.csv');
    expect(columns(rows, [...SPEND, 'claimed_orders', 'claimed_revenue'])).toEqual([
      [2, '2026-09-01', '2026-09-07', 'Spark – serum', 'XXX', 310_4000, 52_000, 640, 11, 702_9000],
      [3, '2026-09-01', '2026-09-07', 'Hashtag challenge', 'XXX', 89_6000, 30_000, 210, null, 0],
    ]);
    expect(notData).toEqual([4]);
    expect(warnings).toEqual({ masked_values: { column: 'Purchases (website)', count: 1 } });
  });

  it('reads the same from a workbook, where a person may say another period', async () => {
    const file = 'tiktok-ads/Ad group report_20260908_20260914_2.xlsx';
    expect(columns((await staged(file)).rows, SPEND)).toEqual([
      [2, '2026-09-08', '2026-09-14', 'Spark – serum', 'XXX', 310_4000, 52_000, 640],
      [3, '2026-09-08', '2026-09-14', 'Hashtag challenge', 'XXX', 89_6000, 30_000, 210],
    ]);
    const said = await staged(file, { start_day: '2026-09-09', end_day: '2026-09-09' });
    expect(columns(said.rows, ['start_day', 'end_day'])).toEqual([
      ['2026-09-09', '2026-09-09'],
      ['2026-09-09', '2026-09-09'],
    ]);
  });

  it('reads ads by day in the currency of their column', async () => {
    const { rows, notData, warnings } = await staged('tiktok-ads/Ad report by day.csv');
    expect(columns(rows, [...SPEND, 'ad_set', 'ad', 'claimed_orders'])).toEqual([
      [2, '2026-09-01', '2026-09-01', 'Spark – serum', 'USD', 20_5000, 3000, 40, 'Women 25-34', 'UGC 1', 1],
      [3, '2026-09-01', '2026-09-01', 'Spark – serum', 'USD', 10_2500, 1500, 18, 'Women 25-34', 'UGC 2', 0],
      [4, '2026-09-02', '2026-09-02', 'Spark – serum', 'USD', 21_0000, 3100, 44, 'Women 25-34', 'UGC 1', 2],
    ]);
    expect({ notData, warnings }).toEqual({ notData: [5], warnings: {} });
  });
});

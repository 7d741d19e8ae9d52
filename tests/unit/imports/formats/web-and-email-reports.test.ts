import { describe, expect, it } from 'vitest';
import { answerAsks } from '@/lib/imports/answer-asks';
import { ga4Report } from '@/lib/imports/formats/ga4-report';
import { columns, staged } from './staged';

const WEB = [
  'row_no',
  'start_day',
  'end_day',
  'channel_group',
  'sessions',
  'engaged',
  'events',
  'key_events',
  'revenue',
];

describe('Google Analytics 4', () => {
  it('reads days below the comments; the row without dimensions is the total', async () => {
    const { rows, notData, warnings } = await staged('ga4-report/traffic_by_day.csv');
    expect(columns(rows, WEB)).toEqual([
      [10, '2026-09-01', '2026-09-01', 'Organic Search', 500, 320, 2600, 12, 510_2500],
      [11, '2026-09-01', '2026-09-01', 'Paid Social', 200, 90, 800, 3, 99_9000],
      [12, '2026-09-02', '2026-09-02', 'Organic Search', 600, 390, 3250, 20, 940_3500],
      [13, '2026-09-02', '2026-09-02', '(not set)', 200, 100, 1000, 6, 280_0000],
    ]);
    expect({ notData, warnings }).toEqual({ notData: [9], warnings: {} });
  });

  it('keeps a report without dates as a period, with any of its dimensions', async () => {
    const { rows, notData, warnings } = await staged('ga4-report/landing_pages_period.csv');
    const names = [
      'start_day',
      'end_day',
      'landing_page',
      'source_medium',
      'device',
      'country',
      'sessions',
      'users',
      'key_events',
    ];
    expect(columns(rows, names)).toEqual([
      ['2026-08-01', '2026-08-31', '/', 'google / organic', 'mobile', 'France', 1200, 1000, 20],
      [
        ...[
          '2026-08-01',
          '2026-08-31',
          '/collections/serums?utm_source=ig',
          'instagram / paid_social',
          'mobile',
          'France',
        ],
        ...[340, 330, 4.5],
      ],
      ['2026-08-01', '2026-08-31', '(not set)', '(direct) / (none)', 'desktop', 'Belgium', 60, 55, 0],
    ]);
    expect({ notData, warnings }).toEqual({ notData: [11], warnings: {} });
  });

  it('reads French columns', async () => {
    const { rows } = await staged('ga4-report/canaux_fr.csv');
    expect(columns(rows, WEB)).toEqual([
      [8, '2026-09-01', '2026-09-30', 'Organic Search', 800, 500, 4100, 22, 1204_5000],
      [9, '2026-09-01', '2026-09-30', 'Direct', 200, 120, 900, 6, 300_0000],
    ]);
  });

  it('counts no session twice where rows are split by event, and leaves a second table out', async () => {
    const { rows, notData, warnings } = await staged('ga4-report/events_by_page.csv');
    expect(columns(rows, ['landing_page', 'source_medium', 'sessions', 'events'])).toEqual([
      ['/', 'google / organic', null, 2400],
      ['/', 'google / organic', null, 31],
    ]);
    expect({ notData, warnings }).toEqual({ notData: [7, 8, 9], warnings: { second_table: { count: 2 } } });
  });

  it('asks for the period only where no column and no comment says it', () => {
    const file = {
      fileName: 'data-export.csv',
      preamble: [['# Start date: 20260801'], ['# End date: 20260831']],
      mapping: {},
    };
    expect(answerAsks(ga4Report, {}, file).map(({ value }) => value)).toEqual(['2026-08-01', '2026-08-31']);
    const silent = { fileName: 'data-export.csv', preamble: [], mapping: {} };
    expect(answerAsks(ga4Report, {}, silent).map(({ value }) => value)).toEqual(['', '']);
    expect(answerAsks(ga4Report, {}, { ...silent, mapping: { day: 'Date' } })).toEqual([]);
  });
});

const COUNTS = ['recipients', 'delivered', 'opens', 'clicks', 'unsubscribes', 'complaints', 'bounces'];

describe('e-mail', () => {
  it('reads counts of Klaviyo campaigns; variants, SMS and drafts are told apart', async () => {
    const { rows, problems } = await staged('klaviyo-campaigns/campaigns.csv');
    expect(columns(rows, ['row_no', 'day', 'campaign_ref', 'platform', 'variant', ...COUNTS])).toEqual([
      [2, '2026-07-01', '01J1', 'email', null, 2000, 1980, 900, 120, 8, 1, 20],
      [3, '2026-07-01', '01J1', 'email', 'A', 1000, 990, 430, 50, 5, 1, 10],
      [4, '2026-07-01', '01J1', 'email', 'B', 1000, 990, 470, 70, 3, 0, 10],
      [5, '2026-07-08', '01J2', 'email', null, 500, 498, 260, 60, 1, 0, 2],
      [6, '2026-07-09', '01J3/sms', 'sms', null, 300, 299, null, 25, 6, 0, 1],
    ]);
    expect(columns(rows, ['campaign_type', 'claimed_orders', 'claimed_revenue'])).toEqual([
      ['campaign', 30, 1950_4000],
      ['campaign', 10, 650_4000],
      ['campaign', 20, 1300_0000],
      ['campaign', 12, 803_1000],
      ['campaign', 4, 210_0000],
    ]);
    expect(problems).toEqual({});
  });

  it('reads counts that are written as 121401.0', async () => {
    const { rows } = await staged('klaviyo-campaigns/campaigns_older.csv');
    expect(columns(rows, ['day', ...COUNTS, 'claimed_orders'])).toEqual([
      ['2026-04-02', 121_401, 119_990, 58_820, 2400, 310, 12, 1411, 301],
    ]);
  });

  it('computes counts of flows from rates, written either way, and says so', async () => {
    const { rows, warnings } = await staged('klaviyo-flows/flows.csv');
    expect(columns(rows, ['day', 'campaign_name', ...COUNTS, 'claimed_orders', 'claimed_revenue'])).toEqual([
      ['2026-09-01', 'Welcome', 100, 100, 52, 10, 1, 0, 0, 6, 402_3000],
      // 10 % bounce of 80: 72 arrive, half of them open, one in sixteen clicks (4.5, rounded).
      ['2026-09-02', 'Welcome', 80, 72, 36, 5, 0, 0, 8, 2, 99_0000],
      ['2026-09-02', 'Abandoned cart', 40, 40, null, null, null, null, null, 5, 350_0000],
    ]);
    expect(rows.map((row) => row.campaign_type)).toEqual(['flow', 'flow', 'flow']);
    expect(warnings).toEqual({ counts_from_rates: { count: 2 } });
  });

  it('reads Mailchimp with its month names, and adds nothing to its total of bounces', async () => {
    const { rows } = await staged('mailchimp-campaigns/campaigns.csv');
    expect(columns(rows, ['day', 'campaign_ref', ...COUNTS, 'claimed_revenue'])).toEqual([
      ['2026-09-14', 'a1b2c3', 1500, 1480, 600, 90, 4, 0, 20, 690_1000],
      ['2026-09-21', 'd4e5f6', 200, 199, 140, 60, 0, 0, 1, 780_0000],
    ]);
  });

  it('reads French Brevo, where soft and hard bounces are one', async () => {
    const { rows } = await staged('brevo-campaigns/campagnes.csv');
    expect(columns(rows, ['day', 'campaign_name', ...COUNTS])).toEqual([
      ['2026-09-14', 'Rentrée', 1500, 1480, 600, 90, 4, 0, 20],
      ['2026-09-21', 'Ventes privées', 200, 199, 140, 60, 0, 0, 1],
    ]);
  });
});

import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import type { KpiId } from '@/lib/kpi/registry';
import { runKpiQuery } from '@/lib/kpi/run';
import { type TestDatabase, testDatabase } from '../database';
import { importFile } from '../imports/import-files';
import { dataFolder } from '../imports/truth';
import { PLAIN_SQL } from './plain-sql';
import { chunks, plainly } from './plainly';

const now = new Date('2030-01-01T10:00:00Z');
const ids = Object.keys(PLAIN_SQL) as KpiId[];

const OLIST = [
  'olist_customers_dataset.csv.gz',
  'olist_orders_dataset.csv.gz',
  'olist_products_dataset.csv.gz',
  'product_category_name_translation.csv',
  'olist_sellers_dataset.csv.gz',
  'olist_geolocation_dataset.csv.gz',
  'olist_order_items_dataset.csv.gz',
  'olist_order_payments_dataset.csv.gz',
];

/** Files, the currency that they do not name, and days: the whole history, a month, an odd range. */
const SETS = [
  [
    'superstore',
    ['superstore_a.csv.gz'],
    'USD',
    [
      ['2014-01-01', '2017-12-31'],
      ['2016-09-03', '2016-11-17'],
    ],
  ],
  [
    'online-retail-2009-2010',
    ['online_retail_2009_2010.csv.gz'],
    'GBP',
    [
      ['2009-12-01', '2010-12-09'],
      ['2010-06-01', '2010-06-30'],
    ],
  ],
  [
    'olist',
    OLIST,
    'BRL',
    [
      ['2016-09-01', '2018-10-31'],
      ['2017-11-01', '2017-11-30'],
    ],
  ],
] as const;

/** From data without any cost, fee or dispute these must say "not computable", not 0. */
const UNKNOWN_WITHOUT_COSTS: readonly KpiId[] = [
  'contribution_margin_2',
  'contribution_margin_3',
  'operating_profit',
  'break_even_revenue',
  'fulfilment_cost',
  'payment_fees',
  'fixed_costs',
];

describe.each(SETS)('%s', (name, files, currency, ranges) => {
  const folder = dataFolder(name);
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    if (!folder) return;
    database = await testDatabase();
    for (const file of files) await importFile(path.join(folder, file), name === 'olist' ? {} : { currency });
    await runSql('ANALYZE');
  }, 400_000);
  afterAll(() => database?.drop());

  describe.skipIf(!folder).each(ranges.map(([from, to]) => [from, to]))('%s to %s', (from, to) => {
    it.each(chunks(ids, 25).map((kpis) => [kpis] as const))(
      '%j equal their plain statements',
      async (kpis) => {
        const query = { kpis: [...kpis], from, to };
        const { rows, meta } = await runKpiQuery(query, { now });
        expect(meta.currency).toBe(currency);
        for (const id of kpis) {
          const expected = await plainly(id, from, to, now, currency);
          const actual = rows[0]?.[id];
          if (typeof expected === 'number') expect(actual, id).toBeCloseTo(expected, 9);
          else expect(actual, id).toBe(expected);
          if (UNKNOWN_WITHOUT_COSTS.includes(id)) {
            expect(actual, id).toBeNull();
            expect(
              meta.warnings.some((warning) => warning.kpi === id && warning.code === 'incomplete_input'),
              id,
            ).toBe(true);
          }
        }
      },
      300_000,
    );
  });
});

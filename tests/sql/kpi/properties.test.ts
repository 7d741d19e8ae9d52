import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@/lib/core/calendar';
import type { KpiRow } from '@/lib/kpi/answer';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { type DimensionId, dimension } from '@/lib/kpi/dimensions';
import { kpiDimensions } from '@/lib/kpi/plan';
import { runKpiQuery } from '@/lib/kpi/run';
import { type TestDatabase, testDatabase } from '../database';
import { chunks } from './plainly';
import { loadRandomShop } from './random-shop';

const now = new Date('2025-06-01T10:00:00Z');
const definitions = [...factoryCatalogue.values()];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await loadRandomShop();
});
afterAll(() => database.drop());

const additive = definitions
  .filter(({ additivity }) => additivity === 'additive')
  .map((definition) => ({
    id: definition.id,
    unit: definition.unit,
    cuts: kpiDimensions(definition, factoryCatalogue).filter((id) => id !== 'currency' && !dimension(id).multiValued),
  }))
  .filter(({ cuts }) => cuts.length > 1);

/** Days around both changes of the clock, and any others; ranges of a day up to a year. */
const period = fc
  .tuple(
    fc.constantFrom(
      '2024-03-30',
      '2024-03-31',
      '2024-04-01',
      '2024-10-26',
      '2024-10-27',
      '2024-10-28',
      '2024-01-01',
      '2024-02-29',
    ),
    fc.constantFrom(0, 1, 2, 6, 29, 30, 90, 365),
  )
  .map(([from, days]) => ({ from, to: addDays(from, days) }));

const question = fc.record({
  kpi: fc.constantFrom(...additive),
  period,
  grain: fc.constantFrom('none', 'day', 'week', 'month'),
  cut: fc.nat(),
  filter: fc.nat(),
  keys: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  isLeft: fc.boolean(),
} as const);

const cents = (value: KpiRow[string] | undefined) => Math.round(Number(value ?? 0) * 100);
const at = <T>(list: readonly T[], i: number) => list[i % list.length] as T;

/** Some keys of a dimension that are there, by which the same KPI is filtered. */
async function someKeys(kpi: string, by: DimensionId, picks: readonly number[]): Promise<string[]> {
  const { rows } = await runKpiQuery({ kpis: [kpi], from: '2024-01-01', to: '2024-12-31', dimensions: [by] }, { now });
  return rows.length > 0 ? [...new Set(picks.map((i) => String(at(rows, i)[by])))] : ['no such key'];
}

describe('additive KPIs', () => {
  it('over every dimension, in every period, under every filter, the parts are the whole, from roll-ups and from facts', async () => {
    await fc.assert(
      fc.asyncProperty(
        question,
        async ({ kpi: { id, unit, cuts }, period: range, grain, cut, filter, keys, isLeft }) => {
          const [by, filterBy] = [at(cuts, cut), at(cuts, filter)];
          const values = await someKeys(id, filterBy, keys);
          const filters = [{ dimension: filterBy, ...(isLeft ? { not_in: values } : { in: values }) }];
          const query = { kpis: [id], ...range, filters };
          const parts = await runKpiQuery({ ...query, dimensions: [by], grain }, { now });
          const raw = await runKpiQuery({ ...query, dimensions: [by], grain }, { now, source: 'raw' });
          expect(raw.rows).toEqual(parts.rows);
          const whole = await runKpiQuery(query, { now, source: 'raw' });
          const total = cents(whole.rows[0]?.[id]);
          const sum = parts.rows.reduce((all, row) => all + cents(row[id]), 0);
          expect(Math.abs(sum - total)).toBeLessThanOrEqual(unit === 'money' ? parts.rows.length : 0);
          expect(cents(parts.meta.totals?.[id])).toBe(total);
        },
      ),
      { numRuns: 150, seed: 20_261_123 },
    );
  }, 300_000);
});

describe('nothing to divide by', () => {
  it('is null, for every KPI, and so is the change from it', async () => {
    for (const kpis of chunks(
      definitions.map(({ id }) => id),
      40,
    )) {
      const query = { kpis, from: '1990-01-01', to: '1990-03-31', compare: 'previous_year' as const };
      for (const grain of ['none', 'month'] as const) {
        const { rows } = await runKpiQuery({ ...query, grain }, { now });
        for (const row of rows) {
          for (const id of kpis) {
            const { unit } = factoryCatalogue.get(id) as (typeof definitions)[number];
            const isNothing = row[id] === null || (unit !== 'ratio' && Number(row[id]) === 0);
            expect(isNothing, `${id} ${String(row[id])}`).toBe(true);
            expect((row.change as Record<string, number | null>)[id], id).toBeNull();
          }
        }
      }
    }
  });

  it('a change from zero is null, whatever follows', async () => {
    const { rows } = await runKpiQuery(
      {
        kpis: ['gross_revenue', 'order_count'],
        from: '2023-02-01',
        to: '2024-03-31',
        grain: 'month',
        compare: 'previous_period',
      },
      { now },
    );
    const first = rows.find(
      (row) => Number((row.compare as Record<string, unknown>)?.order_count) === 0 && Number(row.order_count) > 0,
    );
    expect(first?.change).toEqual({ gross_revenue: null, order_count: null });
  });
});

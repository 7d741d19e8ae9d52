import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { cachedKpiQuery } from '@/lib/kpi/cached-kpi-query';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { publishKpiVersions } from '@/lib/kpi/publish';
import type { KpiQueryInput } from '@/lib/kpi/query';
import { runDrillDown } from '@/lib/kpi/run';
import { type TestDatabase, testDatabase } from '../database';
import { loadTinyShop } from './tiny-shop';

const now = new Date('2024-06-01T10:00:00Z');
const quarter = { from: '2024-01-01', to: '2024-03-31' };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await loadTinyShop();
});
afterAll(() => database.drop());

describe('rows behind a figure', () => {
  it('shows each line with its sign, and both sets of a ratio', async () => {
    const drilled = await runDrillDown({ kpi: 'average_order_value', from: '2024-02-01', to: '2024-02-29' });
    expect(drilled).toMatchObject({
      part: 'numerator',
      parts: [
        { part: 'numerator', unit: 'money', total: '5.00', rows: 4 },
        { part: 'denominator', unit: 'number', total: '1', rows: 1 },
      ],
      next_cursor: null,
      currency: 'EUR',
    });
    expect(
      drilled.rows.map((r) => [r.fact, r.day, r.order_ref, r.product, r.quantity, r.detail, r.contribution]),
    ).toEqual([
      ['refund_line', '2024-02-15', 'N8', 'CRM', 1, 'return', '-18.00'],
      ['order_line', '2024-02-10', 'N3', 'NOC', 1, 'completed', '8.00'],
      ['order_line', '2024-02-10', 'N3', 'CRM', 1, 'completed', '20.00'],
      ['refund_line', '2024-02-05', 'N2', 'SAV', 1, 'cancellation', '-5.00'],
    ]);
  });

  it('keeps amounts below one cent', async () => {
    const { rows } = await runDrillDown({ kpi: 'discount_amount', from: '2024-01-31', to: '2024-01-31' });
    expect(rows.map((row) => row.contribution)).toEqual(['2.005']);
  });

  it('refuses a strange cursor, part or limit', async () => {
    const input = { kpi: 'net_revenue', ...quarter };
    for (const page of [{ cursor: 'x' }, { part: 'denominator' as const }, { limit: 0 }]) {
      await expect(runDrillDown(input, page)).rejects.toMatchObject({ code: 'invalid_input' });
    }
  });
});

describe('publishing', () => {
  it('writes every version once and refuses a silent change', async () => {
    expect((await publishKpiVersions()).length).toBe(factoryCatalogue.size);
    expect(await publishKpiVersions()).toEqual([]);
    const known = factoryCatalogue.get('net_revenue');
    if (!known) throw new Error('net_revenue is missing');
    const changed = new Map(factoryCatalogue).set('net_revenue', { ...known, owner: 'Somebody else' });
    await expect(publishKpiVersions(undefined, changed)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('net_revenue v1'),
    });
    const next = new Map(factoryCatalogue).set('net_revenue', { ...known, owner: 'Somebody else', version: 2 });
    expect(await publishKpiVersions(undefined, next)).toEqual(['net_revenue v2']);
  });
});

describe('the cache', () => {
  const reader = { abilities: ['kpi:query', 'margin:read'], role: 'CEO', locale: 'fr' as const };

  it('answers from memory until the data changes', async () => {
    const query: KpiQueryInput = { kpis: ['gross_revenue'], ...quarter };
    const [first, same] = await Promise.all([cachedKpiQuery(query, reader, now), cachedKpiQuery(query, reader, now)]);
    expect(same).toBe(first);
    expect(await cachedKpiQuery({ ...query, grain: 'none' }, reader, now)).toBe(first);
    expect(await cachedKpiQuery(query, { ...reader, locale: 'en' }, now)).not.toBe(first);
    await runSql('UPDATE shop SET data_version = data_version + 1');
    expect(await cachedKpiQuery(query, reader, now)).not.toBe(first);
  });

  it('does not hand margins to a reader without the right', async () => {
    const query: KpiQueryInput = { kpis: ['order_count', 'gross_margin'], ...quarter };
    await cachedKpiQuery(query, reader, now);
    await expect(cachedKpiQuery(query, { ...reader, abilities: ['kpi:query'] }, now)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('gross_margin'),
    });
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { env } from '@/lib/core/env';
import { findCandidates } from '@/lib/kpi/candidates/find-candidates';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { batchesBehind } from '@/lib/kpi/explain/batches-behind';
import type { ExplainQueryInput } from '@/lib/kpi/explain/explain-query';
import { runKpiQuery } from '@/lib/kpi/run';
import { explainAnswer } from '@/lib/views/why-answer';
import { loadDemo } from '@/prisma/demo/load';
import { readScenario } from '@/prisma/demo/scenario';
import { type TestDatabase, testDatabase } from '../database';

const now = new Date('2026-11-23T06:00:00Z');
const reader = { abilities: ['margin:read'], role: 'CEO', locale: 'fr' as const };
const ask = (query: ExplainQueryInput) => explainAnswer(query, reader, now);

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'vigie-why-'));
  env().VIGIE_DATA_DIR = folder;
  await loadDemo({ seed: 11, orders: 6_000, scenario: readScenario(), today: '2026-11-23' });
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

// The scenario plants these causes; the explanation must come upon them by itself.
describe('the causes planted in the demo shop', () => {
  it('late parcels: the carrier', async () => {
    const answer = await ask({
      kpi: 'on_time_delivery_rate',
      from: '2026-09-05',
      to: '2026-11-20',
      compare: 'previous_year',
    });
    expect(answer.contributions).toMatchObject({ by: 'carrier', kind: 'ratio' });
    const [first] = answer.contributions?.members ?? [];
    expect(first?.label).toBe('Colivert');
    expect(first?.rate).toBeLessThan(-0.05);
    expect(answer.sentence.fr).toMatch(
      /^Le taux de livraison à l’heure baisse de .* Par transporteur\u00a0: Colivert −/u,
    );
  });

  it('a broken checkout on telephones: the step, then the device', async () => {
    const days = { from: '2026-10-16', to: '2026-11-22', compare: { from: '2026-08-01', to: '2026-10-15' } };
    const steps = await ask({ kpi: 'conversion_rate', ...days });
    const parts = steps.splits.find(({ id }) => id === 'drivers')?.parts ?? [];
    const last = parts.find(({ id }) => id === 'checkout_to_order');
    expect(Number(last?.amount)).toBeLessThan(0);
    const devices = await ask({ kpi: 'conversion_rate', ...days, by: 'device' });
    const mobile = devices.contributions?.members.find(({ key }) => key === 'mobile');
    expect(mobile?.rate).toBeLessThan(0);
  });

  it('a saturated platform: Instagram costs more and brings no more', async () => {
    const answer = await ask({ kpi: 'marketing_roi', from: '2026-06-01', to: '2026-11-20', compare: 'previous_year' });
    expect(answer.contributions?.members[0]?.key).toBe('instagram');
    expect(Number(answer.contributions?.members[0]?.amount)).toBeLessThan(0);
  });

  it('a product out of stock: it leads the falls of its category', async () => {
    const answer = await ask({
      kpi: 'gross_revenue',
      from: '2026-10-03',
      to: '2026-10-26',
      compare: { from: '2026-08-10', to: '2026-09-02' },
      by: 'product',
      filters: [{ dimension: 'category', in: ['hair'] }],
      top: 1_000,
    });
    const falls = (answer.contributions?.members ?? []).filter(({ amount }) => Number(amount) < 0).slice(0, 3);
    expect(falls.map(({ key }) => key)).toContain('AUB-HAI-001');
  });
});

describe('the demo shop', () => {
  it('is one batch, which made all of every figure', async () => {
    const days = { from: '2026-10-01', to: '2026-10-31' };
    const found = await batchesBehind(
      { kpi: 'gross_margin', ...days },
      { ...reader, catalogue: factoryCatalogue, now },
    );
    const { meta } = await runKpiQuery({ kpis: ['gross_margin'], ...days }, { now });
    expect(found).toMatchObject({ state: 'recorded', after: meta.totals?.gross_margin, unrecorded: null });
  });

  it('is searched for leading indicators within the reader’s rights', async () => {
    const search = await findCandidates({ target: 'net_revenue', grain: 'month' }, { ...reader, abilities: [] }, now);
    expect(search).toMatchObject({
      tooShort: null,
      isSeasonAdjusted: true,
      period: { from: '2023-12-01', to: '2026-10-31' },
    });
    expect(search.starts).toHaveLength(35);
    expect(search.metrics).toBeGreaterThan(50);
    const { rows } = await runKpiQuery({ kpis: ['net_revenue'], from: '2026-10-01', to: '2026-10-31' }, { now });
    expect((search.values.at(-1) ?? 0) / 10_000).toBeCloseTo(Number(rows[0]?.net_revenue), 1);
    const hidden = [...search.findings, ...search.closest].filter(
      ({ metric }) => metric.kpi !== null && factoryCatalogue.get(metric.kpi)?.requires,
    );
    expect(hidden).toEqual([]);
    await expect(
      findCandidates({ target: 'gross_margin', grain: 'month' }, { ...reader, abilities: [] }, now),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const again = findCandidates({ target: 'net_revenue', grain: 'month' }, { ...reader, abilities: [] }, now);
    expect(await again).toBe(search);
  });
});

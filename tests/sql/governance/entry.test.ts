import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeDemoUsers } from '@/lib/auth/demo';
import type { Actor } from '@/lib/auth/viewer';
import { runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { factoryCatalogue, kpiDefinition } from '@/lib/kpi/catalogue';
import { asReported, dayBeforeLastChange } from '@/lib/kpi/governance/as-reported';
import { inputCompleteness, recentMonths } from '@/lib/kpi/governance/completeness';
import { approveProposal } from '@/lib/kpi/governance/decide';
import { makeDemoProposal } from '@/lib/kpi/governance/demo-proposal';
import { viewsUsing } from '@/lib/kpi/governance/dependants';
import { listProposals } from '@/lib/kpi/governance/proposal-rows';
import { rulesEffect } from '@/lib/kpi/governance/rules-effect';
import { publishKpiVersions } from '@/lib/kpi/publish';
import { type TestDatabase, testDatabase } from '../database';
import { loadTinyShop } from '../kpi/tiny-shop';

const catalogue = factoryCatalogue;
const quarter = { from: '2024-01-01', to: '2024-03-31' };
const at = (day: string) => new Date(`${day}T10:00:00Z`);
const now = at('2030-06-10');
const definition = (id: string) => kpiDefinition(catalogue, id);

const MEASURES = [
  'gross',
  'discount',
  'refund',
  'recognised',
  'cancelled',
  'cost',
  'costed_net',
  'units',
  'returned_units',
  'lines',
];

/** Half of every figure was known with data version 5, on the last day of May; the other half came on 5 June. */
async function rememberTwoLoads(): Promise<void> {
  const sums = MEASURES.map((name) => `sum(${name}) / 2`).join(', ');
  for (const [version, day] of [
    [5, '2030-05-31'],
    [7, '2030-06-05'],
  ] as const) {
    await runSql({
      text: `INSERT INTO import_batch (source_id, format, file_name, file_sha256, file_size, status, data_version, finished_at)
        VALUES (1, 'x', 'x', 'x', 1, 'done', $1, $2::date + time '09:00')`,
      values: [version, day],
    });
    await runSql({
      text: `INSERT INTO rollup_delta (data_version, batch_id, day, currency, channel_id, customer_status, category_id, ${MEASURES.join(', ')})
        SELECT $1::bigint, 1, day, currency, channel_id, customer_status, category_id, ${sums}
        FROM rollup_category_day GROUP BY 3, 4, 5, 6, 7`,
      values: [version],
    });
  }
}

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await loadTinyShop();
  await publishKpiVersions();
  await rememberTwoLoads();
});
afterAll(() => database.drop());

describe('rules of inclusion', () => {
  it('tell what each takes off a figure', async () => {
    const { value, effects } = await rulesEffect(definition('net_revenue'), quarter, catalogue, now);
    const effect = Object.fromEntries(effects.map((each) => [each.id, each.effect]));
    const netOf = async (condition: string) => {
      const [row] = await runSql<{ net: number }>(
        `SELECT coalesce(sum(l.net), 0)::float8 / 10000 AS net FROM order_line l JOIN shop_order o ON o.id = l.order_id
         WHERE o.kind = 'order' AND o.currency = 'EUR' AND o.day BETWEEN '2024-01-01' AND '2024-03-31' AND ${condition}`,
      );
      return row?.net ?? Number.NaN;
    };
    const [refunds] = await runSql<{ amount: number }>(
      `SELECT sum(r.amount)::float8 / 10000 AS amount FROM refund_line r JOIN shop_order o ON o.id = r.order_id
       WHERE (o.is_valid OR o.kind = 'credit_note') AND r.kind <> 'adjustment' AND o.currency = 'EUR'
         AND r.day BETWEEN '2024-01-01' AND '2024-03-31'`,
    );
    expect(effect.returns).toBeCloseTo(-(refunds?.amount ?? Number.NaN), 2);
    expect(refunds?.amount).toBeGreaterThan(0);
    expect(effect.test).toBeCloseTo(-(await netOf('o.is_test AND NOT o.is_fraud')), 2);
    expect(await netOf('o.is_test')).toBeGreaterThan(0);
    expect(effect.fraud).toBeCloseTo(-(await netOf('o.is_fraud AND NOT o.is_test')), 2);
    // The cancelled order of February is worth 10, and 10 of it were given back in March.
    expect(effect.cancelled).toBeCloseTo(0, 2);
    for (const each of effects) expect(Number(value) - Number(each.otherwise)).toBeCloseTo(each.effect ?? 0, 6);
  });

  it('touch nothing that no order is behind', async () => {
    const { effects } = await rulesEffect(definition('ad_spend'), quarter, catalogue, now);
    for (const { effect } of effects) expect(effect === null || effect === 0).toBe(true);
  });
});

describe('completeness', () => {
  it('takes at most twelve whole months since the first day', () => {
    expect(recentMonths('2024-03-31', '2023-01-15')).toEqual({ from: '2023-04-01', to: '2024-03-31' });
    expect(recentMonths('2024-03-30', '2024-01-10')).toEqual({ from: '2024-01-01', to: '2024-02-29' });
    expect(recentMonths('2024-03-10', '2024-03-01')).toBeNull();
  });

  it('tells which inputs are there, and which part of the cost is known', async () => {
    const net = await inputCompleteness(definition('net_revenue'), quarter, catalogue, now);
    expect(net.inputs.map(({ measure, share }) => [measure, share])).toEqual([
      ['gross', 1],
      ['discount', 2 / 3],
      ['refund', 2 / 3],
    ]);
    expect(net).toMatchObject({ share: 1, coverage: null, months: 3 });
    const margin = await inputCompleteness(definition('gross_margin'), quarter, catalogue, now);
    expect(margin.coverage).toBeGreaterThan(0.5);
    expect(margin.coverage).toBeLessThan(1);
    expect(margin.share).toBe(margin.coverage);
    expect(await inputCompleteness(definition('net_revenue'), null, catalogue, now)).toMatchObject({ share: null });
  });
});

describe('as reported', () => {
  it('is the definition then on the data then', async () => {
    expect(await dayBeforeLastChange('Europe/Paris')).toBe('2030-05-31');
    const told = await asReported('net_revenue', quarter, '2030-06-01', now);
    expect(told).toMatchObject({
      before: { version: 1, dataVersion: 5 },
      today: { version: 1, dataVersion: 7 },
      problem: null,
    });
    expect(told?.months).toHaveLength(3);
    for (const { reported, restated } of told?.months ?? [])
      expect(Number(reported) * 2).toBeCloseTo(Number(restated), 1);
    const since = await asReported('net_revenue', quarter, '2030-06-09', now);
    for (const { reported, restated } of since?.months ?? []) expect(reported).toBe(restated);
  });

  it('says what cannot be told', async () => {
    expect(await asReported('sessions', quarter, '2030-06-01', now)).toMatchObject({ problem: 'data' });
    expect(await asReported('net_revenue', quarter, '2030-01-01', now)).toMatchObject({ problem: 'empty' });
    expect(await asReported('no_such_kpi', quarter, '2030-06-01', now)).toBeNull();
  });
});

describe('the demo shop', () => {
  it('comes with a proposal to decide on, which goes with it', async () => {
    await runSql(`UPDATE shop SET is_demo = true`);
    await makeDemoProposal(now);
    const [proposal] = await listProposals();
    expect(proposal).toMatchObject({
      kpiId: 'average_order_value',
      state: 'submitted',
      createdByName: 'Solène Garnier',
    });
    expect(Number(proposal?.impact?.total.new)).toBeGreaterThan(Number(proposal?.impact?.total.old));
    const judge: Actor = { label: 'user:999', userId: 999, isDemo: true };
    await approveProposal(judge, proposal?.id ?? 0, '', now);
    await transaction((connection) => removeDemoUsers(connection));
    expect(await listProposals()).toEqual([]);
    const left = await runSql(`SELECT 1 FROM kpi_version WHERE origin = 'admin'`);
    expect(left).toEqual([]);
  });
});

describe('saved views', () => {
  it('are counted, and named where they are shared', async () => {
    await runSql(`INSERT INTO app_user (id, email, name, role) VALUES (50, 'a@example.org', 'A', 'CEO')`);
    await runSql(`INSERT INTO saved_view (id, owner_id, name, query, is_shared) VALUES
      ('v1', 50, 'Mine', '{"kpis": ["net_revenue"]}', false), ('v2', 50, 'Ours', '{"kpis": ["x", "net_revenue"]}', true),
      ('v3', 50, 'Other', '{"kpis": ["order_count"]}', true), ('v4', 50, 'Odd', '{}', true)`);
    expect(await viewsUsing('net_revenue')).toEqual({ shared: [{ id: 'v2', name: 'Ours' }], own: 1 });
  });
});

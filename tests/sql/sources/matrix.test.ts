import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listApiKeys } from '@/lib/auth/api-keys';
import { verifyAuditChain } from '@/lib/auth/audit';
import { runSql } from '@/lib/db/run-sql';
import { reconcileRollups } from '@/lib/jobs/reconcile-rollups';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { runKpiQuery } from '@/lib/kpi/run';
import { dayStart } from '@/lib/sources/day-start';
import { changeKpiSource, changeSourceSystem, kpiSourceInput, sourceSystemInput } from '@/lib/sources/edit';
import { readFeeds } from '@/lib/sources/feeds';
import { lastReconciliation } from '@/lib/sources/last-reconciliation';
import { matrixCells, systemStatuses } from '@/lib/sources/matrix';
import { readKpiSources, readSourceSystems, recentBatches } from '@/lib/sources/source-systems';
import { apiShop, viewerOf } from '../api/api-shop';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await apiShop();
  await runSql(`INSERT INTO import_batch (id, source_id, format, file_name, file_sha256, file_size, status, finished_at)
    VALUES (1, 1, 'generic-orders', 'orders.csv', '', 0, 'done', '2024-03-11T06:00:00Z')`);
  await runSql(`UPDATE source_system SET last_loaded_at = '2024-03-11T06:00:00Z'`);
});
afterAll(() => close());

/** The matrix as it stands at an instant. */
async function matrixAt(now: string) {
  const [feeds, systems, decided] = await Promise.all([readFeeds(), readSourceSystems(), readKpiSources()]);
  const statuses = systemStatuses(feeds, systems, new Date(now), (day) => dayStart(day, 'Europe/Paris'));
  const cells = matrixCells([...factoryCatalogue.values()], decided, statuses);
  const cell = (kpi: string, kind: string) => cells.find((each) => each.kpi === kpi && each.kind === kind);
  return { statuses, cells, cell };
}

describe('what reached us', () => {
  it('is read from the facts, by kind of system, with the sources that brought it', async () => {
    const feeds = await readFeeds();
    const found = feeds.map(({ kind, granularity, lastDay, sourceIds }) => [kind, granularity, lastDay, sourceIds]);
    expect(found).toEqual(
      expect.arrayContaining([
        ['ecommerce', 'order_line', '2024-03-07', [1]],
        ['marketplace', 'order_line', '2024-01-31', [1]],
        ['pos', 'order_line', '2024-02-10', [1]],
        ['pos', 'refund_line', '2024-03-10', [1]],
        ['payment', 'payment', '2024-03-07', [1]],
        ['wms', 'shipment', '2024-03-08', [1]],
        ['web_analytics', 'session', '2024-03-06', [1]],
        ['ads', 'campaign_day', '2024-03-01', [1]],
        ['erp', 'product_day', '2024-03-07', [1]],
      ]),
    );
    expect(found.map(([kind]) => kind)).not.toContain('email');
  });

  it('is fresh, late by hours, or was never loaded', async () => {
    // Sales cover up to the end of 10 March in Paris, 23:00 UTC; the load came after it.
    const { cell, statuses } = await matrixAt('2024-03-11T10:30:00Z');
    expect(cell('net_revenue', 'ecommerce')).toMatchObject({
      state: 'fresh',
      lateHours: 0,
      expectedHours: 24,
      expectedBy: 'definition',
      owner: 'Finance',
      isSystemOfRecord: true,
      granularities: ['order_line', 'refund_line'],
    });
    expect(statuses.get('ecommerce')?.ageHours).toBe(11);
    // One export holds shop and site: a day without sales in the shop is no missing day.
    expect(cell('net_revenue', 'pos')?.state).toBe('fresh');
    const ads = cell('ad_spend', 'ads');
    // Spend is known up to the end of 1 March: 227 hours before, 36 were expected.
    expect(ads).toMatchObject({ state: 'late', expectedHours: 36, lateHours: 227 - 36 });
    expect(cell('net_revenue', 'email')).toBeUndefined();
    expect(statuses.get('email')).toMatchObject({ lastDay: null, ageHours: null });
    const later = await matrixAt('2024-03-12T10:30:00Z');
    expect(later.cell('net_revenue', 'ecommerce')).toMatchObject({ state: 'late', lateHours: 35 - 24 });
    expect(later.cell('net_revenue', 'marketplace')).toMatchObject({ state: 'fresh', expectedHours: 48 });
  });

  it('lists the last imports of the sources', async () => {
    expect(await recentBatches([1], 5)).toMatchObject([{ id: 1, file: 'orders.csv', status: 'done' }]);
    expect(await recentBatches([], 5)).toEqual([]);
  });
});

describe('what is decided about a source', () => {
  it('wins over the definition, and is in the audit log', async () => {
    const admin = await viewerOf('ADMIN');
    const form = { kpi: 'net_revenue', kind: 'ecommerce', owner: ' Léa ', latency: '6', isSystemOfRecord: undefined };
    await changeKpiSource(kpiSourceInput.parse(form), admin);
    const now = '2024-03-11T10:30:00Z';
    expect((await matrixAt(now)).cell('net_revenue', 'ecommerce')).toMatchObject({
      owner: 'Léa',
      expectedHours: 6,
      expectedBy: 'kpi',
      isSystemOfRecord: false,
      state: 'late',
      lateHours: 5,
    });
    await changeKpiSource(kpiSourceInput.parse({ ...form, owner: '', latency: '' }), admin);
    const system = { id: '1', owner: 'Paul', steward: 'Ana', latency: '12', isSystemOfRecord: 'on' };
    await changeSourceSystem(sourceSystemInput.parse(system), admin);
    expect((await matrixAt(now)).cell('net_revenue', 'ecommerce')).toMatchObject({
      owner: 'Paul',
      expectedHours: 12,
      expectedBy: 'system',
    });
    const log = await runSql<{ target: string }>(
      `SELECT target FROM audit_entry WHERE action = 'source_changed' ORDER BY id`,
    );
    expect(log.map(({ target }) => target)).toEqual([
      'kpi_source:net_revenue:ecommerce',
      'kpi_source:net_revenue:ecommerce',
      'source_system:tiny',
    ]);
    expect((await listApiKeys(admin)).length).toBe(0);
  });

  it('is refused where it makes no sense', async () => {
    const base = { kpi: 'net_revenue', kind: 'ecommerce', owner: '', latency: '' };
    for (const wrong of [
      { latency: '-1' },
      { latency: '1.5' },
      { latency: 'x' },
      { kind: 'demo' },
      { kpi: "x'; --" },
    ]) {
      expect(kpiSourceInput.safeParse({ ...base, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
    }
    const admin = await viewerOf('ADMIN', 'second@example.org');
    const unknown = sourceSystemInput.parse({ id: '99', owner: '', steward: '', latency: '' });
    await expect(changeSourceSystem(unknown, admin)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('roll-ups against facts', () => {
  const revenue = async () =>
    (
      await runKpiQuery(
        { kpis: ['gross_revenue', 'sessions', 'ad_spend'], from: '2024-01-01', to: '2024-12-31' },
        { now: new Date() },
      )
    ).rows;

  it('are equal, and the result is kept', async () => {
    const result = await reconcileRollups({ repair: true, actor: 'nightly job' });
    expect(result).toMatchObject({ differences: [], repaired: false, from: '2023-01-15', to: '2024-03-10' });
    expect(await lastReconciliation()).toMatchObject({
      by: 'nightly job',
      cells: 0,
      repaired: false,
      days: result.days,
    });
  });

  it('differ when something went wrong: it is told, and mended only where that is wanted', async () => {
    const right = await revenue();
    const [{ version } = { version: 0n }] = await runSql<{ version: bigint }>(
      'SELECT data_version AS version FROM shop',
    );
    await runSql(`UPDATE rollup_channel_day SET gross = gross + 1 WHERE day = '2024-01-10'`);
    await runSql(`DELETE FROM rollup_session_day WHERE day = '2024-03-05'`);
    await runSql(
      `UPDATE rollup_session_month SET sessions = sessions + 1 WHERE ctid = (SELECT min(ctid) FROM rollup_session_month)`,
    );
    await runSql(`UPDATE rollup_campaign_day SET spend = spend - 5 WHERE day = '2024-02-01'`);
    const told = await reconcileRollups({ repair: false, actor: 'console' });
    expect(told).toMatchObject({ repaired: false });
    expect(told.differences.map(({ table, cells }) => [table, cells])).toEqual(
      expect.arrayContaining([
        ['rollup_channel_day', 1],
        ['rollup_session_day', 1],
        ['rollup_session_month', 1],
        ['rollup_campaign_day', 1],
      ]),
    );
    expect(await lastReconciliation()).toMatchObject({ cells: 4, repaired: false });
    expect(await revenue()).not.toEqual(right);
    const mended = await reconcileRollups({ repair: true, actor: 'console' });
    expect(mended).toMatchObject({ repaired: true });
    expect(await lastReconciliation()).toMatchObject({ cells: 4, repaired: true });
    expect(await revenue()).toEqual(right);
    // Answers kept in memory are of an earlier version now.
    expect(await runSql('SELECT data_version - 1 AS version FROM shop')).toEqual([{ version }]);
    expect((await reconcileRollups({ repair: true, actor: 'console' })).differences).toEqual([]);
    expect((await verifyAuditChain()).intact).toBe(true);
  });
});

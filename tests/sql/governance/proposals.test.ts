import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAuditChain } from '@/lib/auth/audit';
import type { Actor } from '@/lib/auth/viewer';
import { runSql } from '@/lib/db/run-sql';
import { cachedKpiQuery } from '@/lib/kpi/cached-kpi-query';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { approveProposal, rejectProposal } from '@/lib/kpi/governance/decide';
import type { ProposalInput } from '@/lib/kpi/governance/proposal-input';
import { listProposals, readProposal } from '@/lib/kpi/governance/proposal-rows';
import { saveDraft, submitProposal, withdrawProposal } from '@/lib/kpi/governance/proposals';
import { readRecord, saveRecord } from '@/lib/kpi/governance/records';
import { declareSingleAdmin, isSingleAdmin } from '@/lib/kpi/governance/settings';
import { kpiVersions } from '@/lib/kpi/governance/versions';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { publishKpiVersions } from '@/lib/kpi/publish';
import { runKpiQuery } from '@/lib/kpi/run';
import { type TestDatabase, testDatabase } from '../database';
import { loadTinyShop } from '../kpi/tiny-shop';

const ADA: Actor = { label: 'user:1', userId: 1, isDemo: false };
const BEN: Actor = { label: 'user:2', userId: 2, isDemo: false };
const quarter = { from: '2024-01-01', to: '2024-03-31' };
/** Factory versions are published when the test runs; the story plays after that. */
const at = (day: string) => new Date(`${day}T10:00:00Z`);
const today = at('2030-06-10');

const netRevenue: ProposalInput = {
  kpiId: 'net_revenue',
  expression: 'gross_revenue - discount_amount',
  family: 'revenue',
  unit: 'money',
  goodDirection: 'up',
  label: { fr: 'Chiffre d’affaires net', en: 'Net revenue' },
  description: { fr: 'Avant remboursements.', en: 'Before refunds.' },
  formulaInWords: { fr: 'CA brut − remises', en: 'gross revenue − discounts' },
  owner: 'Finance',
  rules: null,
  reason: 'Refunds are told apart from now on.',
  notice: { fr: 'Les remboursements sortent du CA net.', en: 'Refunds leave net revenue.' },
  effectiveDay: null,
};

const figure = async (kpi: string, now: Date) =>
  (await runKpiQuery({ kpis: [kpi], ...quarter }, { now })).meta.totals?.[kpi];

async function submitted(actor: Actor, input: ProposalInput, now = today): Promise<number> {
  const id = await saveDraft(actor, input, null, now);
  await submitProposal(actor, id, quarter, now);
  return id;
}

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await loadTinyShop();
  await publishKpiVersions();
});
afterAll(() => database.drop());

describe('a new version', () => {
  it('changes every answer from its effective day on, and nothing before', async () => {
    const before = await figure('net_revenue', today);
    expect(before).not.toBe(await figure('gross_revenue', today));
    const id = await submitted(ADA, { ...netRevenue, effectiveDay: '2030-06-20' });

    const proposal = await readProposal(id);
    expect(proposal).toMatchObject({ state: 'submitted', baseVersion: 1, kpiId: 'net_revenue' });
    const { impact } = proposal;
    expect(impact?.total.old).toBe(before);
    expect(Number(impact?.total.new)).toBeGreaterThan(Number(before));
    expect(impact?.total.change).toBeCloseTo(Number(impact?.total.new) / Number(before) - 1, 10);
    expect(impact?.months).toHaveLength(3);
    const sum = impact?.months.reduce((total, month) => total + Number(month.new), 0);
    expect(sum).toBeCloseTo(Number(impact?.total.new), 2);
    expect(impact?.channels?.map(({ key }) => key)).toContain('site');
    expect(impact?.kpis.map((kpi) => kpi.id)).toContain('average_order_value');
    expect(await figure('net_revenue', today)).toBe(before);

    await expect(approveProposal(ADA, id, '', today)).rejects.toMatchObject({ code: 'forbidden', key: 'own_proposal' });
    expect(await approveProposal(BEN, id, 'agreed', today)).toEqual({ version: 2 });

    expect(await figure('net_revenue', at('2030-06-19'))).toBe(before);
    expect(await figure('net_revenue', new Date('2030-06-19T21:59:59Z'))).toBe(before);
    // Midnight in Paris, in summer.
    expect(await figure('net_revenue', new Date('2030-06-19T22:00:00Z'))).toBe(impact?.total.new);
    expect(await figure('average_order_value', at('2030-06-21'))).toBe(
      impact?.kpis.find((kpi) => kpi.id === 'average_order_value')?.new,
    );

    const reader = { abilities: ['kpi:query'], role: 'CEO', locale: 'en' as const };
    const cached = async (now: Date) =>
      (await cachedKpiQuery({ kpis: ['net_revenue'], ...quarter }, reader, now)).meta.kpis[0]?.version;
    expect(await cached(at('2030-06-19'))).toBe(1);
    expect(await cached(at('2030-06-20'))).toBe(2);

    const versions = await kpiVersions('net_revenue', at('2030-06-21'));
    expect(versions.map((row) => [row.version, row.origin, row.createdBy, row.approvedBy, row.isInEffect])).toEqual([
      [2, 'admin', 'user:1', 'user:2', true],
      [1, 'factory', '', '', false],
    ]);
    expect(versions[0]).toMatchObject({ reason: netRevenue.reason, notice: netRevenue.notice });
  });

  it('is immutable, and the factory can be published beside it', async () => {
    expect(await publishKpiVersions()).toEqual([]);
    const own = new Map(factoryCatalogue);
    const known = own.get('net_revenue');
    if (!known) throw new Error('net_revenue is missing');
    // A later release that happens to reach the same number leaves the administrator's version alone.
    own.set('net_revenue', { ...known, version: 2, owner: 'Factory' });
    expect(await publishKpiVersions(undefined, own)).toEqual([]);
    const catalogue = await governedCatalogue(undefined, at('2030-06-21'));
    expect(catalogue.get('net_revenue')?.owner).toBe('Finance');
    expect(await governedCatalogue(undefined, at('2030-06-22'))).toBe(catalogue);
  });

  it('cannot start from a version that is not the latest any more', async () => {
    const [one, other] = [await submitted(ADA, netRevenue), await submitted(BEN, netRevenue)];
    const results = await Promise.allSettled([
      approveProposal(BEN, one, '', today),
      approveProposal(ADA, other, '', today),
      approveProposal(BEN, one, '', today),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const keys = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.key] : []));
    expect(keys).toContain('proposal_outdated');
    for (const key of keys) expect(['proposal_outdated', 'proposal_state']).toContain(key);
  });
});

describe('a new KPI', () => {
  const input: ProposalInput = {
    ...netRevenue,
    kpiId: 'site_gross_share',
    expression: 'gross where sales_channel in ("site") / measure gross',
    unit: 'ratio',
    label: { fr: 'Part du site', en: 'Share of the site' },
  };

  it('is proposed, becomes a pilot with its approval, then active, then gives way to its successor', async () => {
    const id = await saveDraft(ADA, input, null, today);
    expect(await readRecord('site_gross_share')).toMatchObject({ state: 'proposed' });
    await expect(figure('site_gross_share', today)).rejects.toMatchObject({ code: 'invalid_input' });
    await saveDraft(ADA, { ...input, expression: 'gross where sales_channel in ("site") / gross' }, id, today);
    await expect(saveDraft(BEN, input, id, today)).rejects.toMatchObject({ key: 'not_author' });
    await submitProposal(ADA, id, quarter, today);
    await expect(saveDraft(ADA, input, id, today)).rejects.toMatchObject({ key: 'proposal_state' });
    await approveProposal(BEN, id, '', today);
    expect(await readRecord('site_gross_share')).toMatchObject({ state: 'pilot' });

    const [row] = await runSql<{ share: number }>(
      `SELECT (sum(l.gross) FILTER (WHERE c.code = 'site') / sum(l.gross))::float8 AS share
       FROM order_line l JOIN shop_order o ON o.id = l.order_id JOIN sales_channel c ON c.id = o.channel_id
       WHERE o.is_valid AND o.currency = 'EUR' AND o.day BETWEEN '2024-01-01' AND '2024-03-31'`,
    );
    expect(await figure('site_gross_share', today)).toBeCloseTo(row?.share ?? Number.NaN, 10);

    const record = {
      owner: 'Ventes',
      steward: '',
      purpose: { fr: '', en: '' },
      decisionValue: 4,
      effort: 2,
      successor: null,
      amberBelow: 0.9,
    };
    await expect(saveRecord(ADA, 'site_gross_share', { ...record, state: 'proposed' }, today)).rejects.toMatchObject({
      key: 'state_impossible',
    });
    await saveRecord(ADA, 'site_gross_share', { ...record, state: 'active' }, today);
    await expect(saveRecord(ADA, 'site_gross_share', { ...record, state: 'deprecated' }, today)).rejects.toMatchObject({
      key: 'successor_needed',
    });
    await saveRecord(ADA, 'site_gross_share', { ...record, state: 'deprecated', successor: 'net_revenue' }, today);
    const answer = await runKpiQuery({ kpis: ['site_gross_share'], ...quarter }, { now: today });
    expect(answer.meta.warnings).toContainEqual(
      expect.objectContaining({ code: 'deprecated', values: { successor: 'net_revenue' } }),
    );
  });

  it('cannot take the name of anything else', async () => {
    for (const kpiId of ['gross', 'sales_channel', 'where', 'register', 'X', 'a b']) {
      await expect(saveDraft(ADA, { ...input, kpiId }, null, today), kpiId).rejects.toMatchObject({
        code: 'invalid_input',
      });
    }
  });

  it('shows costs only to those who may read margins', async () => {
    const id = await saveDraft(ADA, { ...input, kpiId: 'cost_share', expression: 'cost / gross' }, null, today);
    expect((await readProposal(id)).definition.requires).toBe('margin:read');
    await withdrawProposal(BEN, id);
    expect(await readRecord('cost_share')).toBeNull();
  });
});

describe('who decides', () => {
  it('is another administrator, or the same one where that is declared', async () => {
    expect(await isSingleAdmin()).toBe(false);
    const id = await submitted(ADA, { ...netRevenue, kpiId: 'refund_amount', expression: 'refund + refund' });
    await expect(rejectProposal(ADA, id, 'no')).rejects.toMatchObject({ key: 'own_proposal' });
    await declareSingleAdmin(ADA, true);
    await rejectProposal(ADA, id, 'better not');
    expect(await readProposal(id)).toMatchObject({ state: 'rejected', decisionNote: 'better not' });
    await declareSingleAdmin(ADA, false);
    await declareSingleAdmin(ADA, false);
    const actions = await runSql<{ action: string; n: number }>(
      `SELECT action, count(*)::int AS n FROM audit_entry WHERE action = 'governance_changed' GROUP BY 1`,
    );
    expect(actions).toEqual([{ action: 'governance_changed', n: 2 }]);
  });

  it('leaves a whole trail', async () => {
    const steps = await runSql<{ step: string }>(
      `SELECT DISTINCT details ->> 'step' AS step FROM audit_entry WHERE action = 'definition_changed' ORDER BY 1`,
    );
    expect(steps.map(({ step }) => step)).toEqual([
      'approved',
      'draft',
      'record',
      'rejected',
      'submitted',
      'withdrawn',
    ]);
    expect(await verifyAuditChain()).toMatchObject({ intact: true });
    expect((await listProposals('net_revenue')).length).toBe(3);
  });
});

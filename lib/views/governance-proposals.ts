import { getTranslations } from 'next-intl/server';
import { actorOf, type Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import { readShop } from '@/lib/db/shop';
import { formatter } from '@/lib/i18n/format';
import { paintExpression } from '@/lib/kpi/expression/paint';
import { listProposals, type Proposal, readProposal } from '@/lib/kpi/governance/proposal-rows';
import { isSingleAdmin } from '@/lib/kpi/governance/settings';
import { kpiVersions } from '@/lib/kpi/governance/versions';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { definitionDiff } from './governance-diff';
import { impactView } from './governance-impact';

const TONES = {
  draft: 'neutral',
  submitted: 'warning',
  approved: 'good',
  rejected: 'bad',
  withdrawn: 'neutral',
} as const;

export type ProposalList = Awaited<ReturnType<typeof loadProposals>>;

async function summaryOf(locale: Locale) {
  const [t, shop] = await Promise.all([getTranslations('governance'), readShop()]);
  const format = formatter(locale, shop.currency);
  return (proposal: Proposal) => ({
    id: proposal.id,
    kpiId: proposal.kpiId,
    label: proposal.definition.label[locale],
    href: `/kpis/proposals/${proposal.id}`,
    state: { id: proposal.state, label: t(`states.${proposal.state}`), tone: TONES[proposal.state] },
    what:
      proposal.baseVersion === null
        ? t('proposals.newKpi')
        : t('proposals.newVersion', { version: proposal.baseVersion + 1 }),
    reason: proposal.reason,
    author: proposal.createdByName,
    when: format.instant((proposal.submittedAt ?? proposal.createdAt).toISOString(), shop.timeZone),
    change:
      proposal.impact && proposal.baseVersion !== null
        ? format.change(proposal.impact.total.change, proposal.impact.unit)
        : null,
    decidedBy: proposal.decidedByName,
  });
}

/** All proposals, those that wait for a decision first. */
export async function loadProposals(locale: Locale) {
  const [all, summary, single] = await Promise.all([listProposals(), summaryOf(locale), isSingleAdmin()]);
  const shown = all.map(summary);
  return {
    open: shown.filter(({ state }) => state.id === 'submitted' || state.id === 'draft'),
    closed: shown.filter(({ state }) => state.id !== 'submitted' && state.id !== 'draft'),
    isSingleAdmin: single,
  };
}

export type ProposalPage = Awaited<ReturnType<typeof loadProposal>>;

/** One proposal: what changes, what it does to the figures, and who may decide. */
export async function loadProposal(id: number, viewer: Viewer, now: Date, locale: Locale) {
  const proposal = await readProposal(id);
  const [catalogue, versions, single, summary, shop, t, d] = await Promise.all([
    governedCatalogue(undefined, now),
    kpiVersions(proposal.kpiId, now),
    isSingleAdmin(),
    summaryOf(locale),
    readShop(),
    getTranslations('governance'),
    getTranslations('dictionary'),
  ]);
  const { definition, baseVersion, effectiveDay, impact, state } = proposal;
  const format = formatter(locale, shop.currency);
  const base =
    baseVersion === null
      ? null
      : (versions.find(({ version }) => version === baseVersion)?.definition ?? catalogue.get(proposal.kpiId) ?? null);
  const latest = versions[0]?.version ?? baseVersion ?? 0;
  const isOwn = proposal.createdBy === actorOf(viewer).label;
  const isOutdated = (state === 'submitted' || state === 'draft') && latest !== (baseVersion ?? 0);
  return {
    ...summary(proposal),
    kpiHref: latest > 0 ? `/kpis/${proposal.kpiId}` : null,
    expression: paintExpression(proposal.expression, catalogue),
    notice: proposal.notice[locale],
    effective: effectiveDay ? t('effective.day', { day: format.day(effectiveDay) }) : t('effective.approval'),
    diff: definitionDiff(base, definition, catalogue, locale, t, d).map((line) => ({
      ...line,
      label: t(`diff.${line.id}`),
    })),
    impact: impact ? await impactView(impact, definition, catalogue, viewer, locale) : null,
    decision: proposal.decidedAt
      ? {
          by: proposal.decidedByName,
          when: format.instant(proposal.decidedAt.toISOString(), shop.timeZone),
          note: proposal.decisionNote,
          version: proposal.publishedVersion,
        }
      : null,
    isOwn,
    isOutdated,
    isSingleAdmin: single,
    mayDecide: state === 'submitted' && viewer.abilities.includes('kpis:approve') && (!isOwn || single),
    mayEdit: state === 'draft' && isOwn,
    mayWithdraw: state === 'draft' || state === 'submitted',
    editHref: baseVersion === null ? `/kpis/new?draft=${id}` : `/kpis/${proposal.kpiId}/edit?draft=${id}`,
  };
}

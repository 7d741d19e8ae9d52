import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import { formatter } from '@/lib/i18n/format';
import type { KpiDefinition } from '@/lib/kpi/definition';
import { inputCompleteness, recentMonths } from '@/lib/kpi/governance/completeness';
import { priorityScore } from '@/lib/kpi/governance/priority';
import { listProposals } from '@/lib/kpi/governance/proposal-rows';
import { type KpiRecord, readRecords } from '@/lib/kpi/governance/records';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { maySeeMeaning } from './governance-reading';
import { shopReach } from './shop-reach';

export type Register = Awaited<ReturnType<typeof loadRegister>>;

/** KPIs that are not simply in use: candidates by their score, pilots, and those that are on their way out. */
export async function loadRegister(viewer: Viewer, now: Date, locale: Locale) {
  const governs = viewer.abilities.includes('kpis:propose');
  const [g, catalogue, records, proposals, reach] = await Promise.all([
    getTranslations('governance'),
    governedCatalogue(undefined, now),
    readRecords(),
    listProposals(),
    shopReach(now),
  ]);
  const format = formatter(locale, reach.shop.currency);
  const period = reach.last === null ? null : recentMonths(reach.anchor, reach.first ?? reach.anchor);
  const draftOf = (id: string) =>
    proposals.find((each) => each.kpiId === id && (each.state === 'draft' || each.state === 'submitted'));
  const item = async (record: KpiRecord, definition: KpiDefinition, href: string, measured: boolean) => {
    const readiness = measured
      ? ((await inputCompleteness(definition, period, new Map(catalogue).set(definition.id, definition), now)).share ??
        0)
      : null;
    const score = priorityScore(record.decisionValue, readiness, record.effort);
    return {
      id: record.kpiId,
      label: definition.label[locale],
      href,
      state: { id: record.state, label: g(`lifecycle.${record.state}`) },
      purpose: record.purpose[locale],
      owner: record.owner || definition.owner,
      decisionValue: record.decisionValue,
      effort: record.effort,
      readiness: readiness === null ? null : format.percent(readiness),
      score,
      scoreText: score === null ? '—' : format.value(score, 'number'),
      successor: record.successor ? (catalogue.get(record.successor)?.label[locale] ?? record.successor) : null,
      record: governs ? record : null,
    };
  };
  const rows: Awaited<ReturnType<typeof item>>[] = [];
  for (const record of records.values()) {
    const draft = record.state === 'proposed' ? draftOf(record.kpiId) : undefined;
    const definition = draft?.definition ?? catalogue.get(record.kpiId);
    if (!definition || record.state === 'active' || !maySeeMeaning(definition, viewer)) continue;
    const href = draft && governs ? `/kpis/proposals/${draft.id}` : `/kpis/${record.kpiId}`;
    rows.push(await item(record, definition, draft && !governs ? '' : href, record.state === 'proposed'));
  }
  const by = (state: string) => rows.filter((row) => row.state.id === state);
  return {
    governs,
    candidates: by('proposed').toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1) || (a.label < b.label ? -1 : 1)),
    pilots: by('pilot'),
    deprecated: by('deprecated'),
    active: catalogue.size - by('pilot').length - by('deprecated').length,
  };
}

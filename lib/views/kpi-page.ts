import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import { addDays, addMonths, dayInZone, type Period, startOf } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { formatter } from '@/lib/i18n/format';
import { cachedKpiQuery } from '@/lib/kpi/cached-kpi-query';
import type { Catalogue } from '@/lib/kpi/catalogue';
import type { KpiDefinition } from '@/lib/kpi/definition';
import { dictionaryEntry } from '@/lib/kpi/dictionary';
import { paintExpression } from '@/lib/kpi/expression/paint';
import { printExpression } from '@/lib/kpi/expression/print';
import { viewsUsing } from '@/lib/kpi/governance/dependants';
import { listProposals } from '@/lib/kpi/governance/proposal-rows';
import { readRecord } from '@/lib/kpi/governance/records';
import { kpiVersions } from '@/lib/kpi/governance/versions';
import { measureLabel, measureUnit } from '@/lib/kpi/measure-label';
import { changeView, comparedOf, numberOf } from './figures';
import { pageNames, pagesUsing } from './governance-pages';
import { maySeeFigures, maySeeMeaning } from './governance-reading';
import { naturalGrain, pageHref } from './page-query';
import { type ShopReach, shopReach } from './shop-reach';

export type KpiPage = Awaited<ReturnType<typeof loadKpiPage>>;

/** What one KPI says now, what it means, and who answers for it. Slower parts of the page have loaders of their own. */
export async function loadKpiPage(
  viewer: Viewer,
  definition: KpiDefinition,
  catalogue: Catalogue,
  now: Date,
  locale: Locale,
) {
  const { id, unit } = definition;
  const governs = viewer.abilities.includes('kpis:propose');
  const [t, g, pageName, reach, record, versions, views, proposals] = await Promise.all([
    getTranslations('dictionary'),
    getTranslations('governance'),
    pageNames(),
    shopReach(now),
    readRecord(id),
    kpiVersions(id, now),
    viewsUsing(id),
    governs ? listProposals(id) : [],
  ]);
  const entry = dictionaryEntry(definition, catalogue, locale);
  const format = formatter(locale, reach.shop.currency);
  const month = lastWholeMonth(reach);
  const link = (key: string) => ({ id: key, label: catalogue.get(key)?.label[locale] ?? key, href: `/kpis/${key}` });
  const isOpen = (key: string) => maySeeMeaning(catalogue.get(key) ?? {}, viewer);
  const maySee = maySeeFigures(definition, viewer);
  const owner = record?.owner || definition.owner;
  const state = record?.state ?? (definition.deprecatedBy ? 'deprecated' : 'active');
  const [latest] = versions;
  const current = versions.find(({ isInEffect }) => isInEffect);
  const coming = latest && latest.effectiveFrom > now ? latest : null;
  return {
    id,
    label: entry.label,
    family: t(`families.${definition.family}`),
    state: { id: state, label: g(`lifecycle.${state}`) },
    version: g('version', { version: definition.version }),
    successor: definition.deprecatedBy ? link(definition.deprecatedBy) : null,
    coming: coming && {
      version: coming.version,
      day: format.day(dayInZone(coming.effectiveFrom, reach.shop.timeZone)),
      notice: coming.notice[locale],
      reason: coming.reason,
    },
    /** What readers were told about the version in effect, for a month after it came. */
    news:
      current && now.getTime() - current.effectiveFrom.getTime() < 31 * 86_400_000 && current.notice[locale]
        ? { version: current.version, notice: current.notice[locale] }
        : null,
    description: entry.description,
    purpose: record?.purpose[locale] ?? '',
    formulaInWords: entry.formula_in_words,
    expression: paintExpression(printExpression(definition, catalogue), catalogue),
    measures: entry.measures.map((each) => ({ id: each.id, label: each.label })),
    example: {
      given: Object.entries(definition.example.given).map(([key, value]) => ({
        id: key,
        label: measureLabel(key, locale),
        value: format.value(value, measureUnit(key)),
      })),
      result: format.value(definition.example.result, unit),
    },
    facts: [
      { id: 'owner', value: t.has(`owners.${owner}`) ? t(`owners.${owner}`) : owner },
      { id: 'steward', value: record?.steward || '—' },
      { id: 'unit', value: t(`units.${unit}`) },
      { id: 'direction', value: t(`directions.${definition.goodDirection}`) },
      { id: 'basis', value: t(`bases.${definition.basis}`) },
      { id: 'additivity', value: t(`additivities.${definition.additivity}`) },
    ],
    dimensions: entry.dimensions,
    uses: entry.uses.filter(isOpen).map(link),
    usedBy: entry.used_by.filter(isOpen).map(link),
    pages: pagesUsing(id).map((path) => ({ id: path, label: pageName(path), href: path })),
    views: { shared: views.shared, own: views.own },
    proposals: proposals
      .filter((each) => each.state === 'submitted' || each.state === 'draft')
      .map((each) => ({
        id: String(each.id),
        label: g('proposalNamed', { number: each.id, state: g(`states.${each.state}`) }),
        href: `/kpis/proposals/${each.id}`,
      })),
    isHidden: !maySee,
    live: reach.last === null || !maySee ? null : await liveValue(viewer, definition, month, now, locale),
    editHref: governs ? `/kpis/${id}/edit` : null,
    record: governs
      ? {
          state,
          owner: record?.owner ?? '',
          steward: record?.steward ?? '',
          purpose: record?.purpose ?? { fr: '', en: '' },
          decisionValue: record?.decisionValue ?? null,
          effort: record?.effort ?? null,
          successor: record?.successor ?? null,
          amberBelow: record?.amberBelow ?? null,
        }
      : null,
    successors: governs
      ? [...catalogue.values()]
          .filter((each) => each.id !== id && !each.deprecatedBy)
          .map((each) => ({ value: each.id, label: each.label[locale] }))
      : [],
    exploreHref:
      reach.last !== null && maySee && viewer.abilities.includes('rows:read')
        ? pageHref(
            '/breakdown',
            { ...month, compare: 'previous_period', grain: naturalGrain(month), filters: [] },
            { kpi: id },
          )
        : null,
    apiQuery: JSON.stringify({ kpis: [id], ...month, grain: 'month', compare: 'previous_period' }, null, 2),
  };
}

export function lastWholeMonth({ anchor }: ShopReach): Period {
  const next = startOf('month', addDays(anchor, 1));
  return { from: addMonths(next, -1), to: addDays(next, -1) };
}

/** The last whole month against the one before, and the twelve months up to it; null where it cannot be asked so. */
async function liveValue(viewer: Viewer, definition: KpiDefinition, month: Period, now: Date, locale: Locale) {
  const { id, unit, goodDirection } = definition;
  const reader = { ...viewer, locale };
  try {
    const [last, course, ui] = await Promise.all([
      cachedKpiQuery({ kpis: [id], ...month, compare: 'previous_period' }, reader, now),
      cachedKpiQuery(
        { kpis: [id], from: addMonths(month.from, -11), to: month.to, grain: 'month', order: [{ by: 'period' }] },
        reader,
        now,
      ),
      getTranslations('ui'),
    ]);
    const format = formatter(locale, last.meta.currency);
    const words = { good: ui('spoken.good'), bad: ui('spoken.bad'), neutral: ui('spoken.neutral') };
    const { value, before, change } = comparedOf(last.meta.totals, id);
    return {
      month: format.period(month.from, 'month'),
      previousMonth: format.period(addMonths(month.from, -1), 'month'),
      value: format.value(value, unit),
      isMissing: value === null,
      before: format.value(before, unit),
      change: changeView(change, unit, goodDirection, format, words),
      months: course.rows.map((row) => ({
        label: format.period(row.period, 'month'),
        value: numberOf(comparedOf(row, id).value),
        text: format.value(comparedOf(row, id).value, unit),
      })),
    };
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') return null;
    throw error;
  }
}

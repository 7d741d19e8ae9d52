import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import { addDays, addMonths, type Period, startOf } from '@/lib/core/calendar';
import type { Locale } from '@/lib/core/locale';
import { formatter } from '@/lib/i18n/format';
import { requireKpiAccess } from '@/lib/kpi/access';
import { cachedKpiQuery } from '@/lib/kpi/cached-kpi-query';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import type { KpiDefinition } from '@/lib/kpi/definition';
import { dictionaryEntry } from '@/lib/kpi/dictionary';
import { measure } from '@/lib/kpi/measures';
import { changeView, comparedOf, numberOf } from './figures';
import { formulaText } from './formula-text';
import { naturalGrain, pageHref } from './page-query';
import { type ShopReach, shopReach } from './shop-reach';

export type KpiPage = Awaited<ReturnType<typeof loadKpiPage>>;

/** Everything about one KPI: what it means, how it is computed, and what it says now. */
export async function loadKpiPage(viewer: Viewer, definition: KpiDefinition, now: Date, locale: Locale) {
  requireKpiAccess([definition.id], viewer.abilities);
  const [t, reach] = await Promise.all([getTranslations('dictionary'), shopReach(now)]);
  const entry = dictionaryEntry(definition, factoryCatalogue, locale);
  const format = formatter(locale, reach.shop.currency);
  const { id, unit } = definition;
  const month = lastWholeMonth(reach);
  const name = (key: string) => factoryCatalogue.get(key)?.label[locale] ?? key;
  const link = (key: string) => ({ id: key, label: name(key), href: `/kpis/${key}` });
  return {
    id,
    label: entry.label,
    family: t(`families.${definition.family}`),
    description: entry.description,
    formulaInWords: entry.formula_in_words,
    expression: formulaText(definition.formula),
    measures: entry.measures.map((each) => ({ id: each.id, label: each.label })),
    example: {
      given: Object.entries(definition.example.given).map(([key, value]) => {
        const { label, unit: measured } = measure(key as Parameters<typeof measure>[0]);
        return { id: key, label: label[locale], value: format.value(value, measured) };
      }),
      result: format.value(definition.example.result, unit),
    },
    facts: [
      { id: 'unit', value: t(`units.${unit}`) },
      { id: 'direction', value: t(`directions.${definition.goodDirection}`) },
      { id: 'basis', value: t(`bases.${definition.basis}`) },
      { id: 'additivity', value: t(`additivities.${definition.additivity}`) },
      { id: 'owner', value: t.has(`owners.${definition.owner}`) ? t(`owners.${definition.owner}`) : definition.owner },
      { id: 'version', value: String(definition.version) },
    ],
    dimensions: entry.dimensions,
    sources: entry.sources.map(({ system, granularity, latency_hours }) => ({
      system: t(`systems.${system}`),
      granularity: t(`granularities.${granularity}`),
      latency: t('latency', { hours: latency_hours }),
    })),
    uses: entry.uses.map(link),
    usedBy: entry.used_by.filter((key) => isOpen(key, viewer)).map(link),
    live: reach.last === null ? null : await liveValue(viewer, definition, month, now, locale),
    exploreHref:
      reach.last !== null && viewer.abilities.includes('rows:read')
        ? pageHref(
            '/explore',
            { ...month, compare: 'previous_period', grain: naturalGrain(month), filters: [] },
            { kpi: id },
          )
        : null,
    apiQuery: JSON.stringify({ kpis: [id], ...month, grain: 'month', compare: 'previous_period' }, null, 2),
  };
}

function isOpen(id: string, { abilities }: Viewer): boolean {
  const requires = factoryCatalogue.get(id)?.requires;
  return requires === undefined || abilities.includes(requires);
}

function lastWholeMonth({ anchor }: ShopReach): Period {
  const next = startOf('month', addDays(anchor, 1));
  return { from: addMonths(next, -1), to: addDays(next, -1) };
}

/** The last whole month against the one before, and the twelve months up to it. */
async function liveValue(viewer: Viewer, definition: KpiDefinition, month: Period, now: Date, locale: Locale) {
  const { id, unit, goodDirection } = definition;
  const reader = { ...viewer, locale };
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
}

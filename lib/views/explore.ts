import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { formatter } from '@/lib/i18n/format';
import { requireKpiAccess, visibleKpis } from '@/lib/kpi/access';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { cachedKpiQuery } from '@/lib/kpi/cached-kpi-query';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import type { KpiDefinition } from '@/lib/kpi/definition';
import { type DimensionId, dimension } from '@/lib/kpi/dimensions';
import { controls } from './controls';
import { cutRows } from './cut';
import { drillRows } from './drill';
import { changeView, comparedOf } from './figures';
import { fileNotes } from './file-notes';
import { namedAnswer } from './named-answer';
import { comparisonOf, type PageQuery, pageHref, readPageQuery, type SearchParams, withFilter } from './page-query';
import { type ShopReach, shopReach } from './shop-reach';
import { extremes, timeline } from './timeline';
import { unfitFilter } from './unfit-filter';
import { warningTexts } from './warning-texts';

const PATH = '/explore';
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export type Explore = Awaited<ReturnType<typeof loadExplore>>;

/** A KPI from all sides: over time, cut by a dimension, and the rows that it is made of. */
export async function loadExplore(viewer: Viewer, params: SearchParams, now: Date, locale: Locale) {
  const reach = await shopReach(now);
  const definition = factoryCatalogue.get(one(params.kpi) ?? 'net_revenue');
  if (!definition) throw new AppError('not_found', `There is no KPI ${one(params.kpi)}`);
  requireKpiAccess([definition.id], viewer.abilities);
  if (reach.last === null) return { isEmpty: true as const };
  const query = readPageQuery(params, reach.anchor, reach.first);
  const by = definition.dimensions.find((id) => id === one(params.by)) ?? openDimension(definition, query);
  const context = { viewer, query, definition, by, reach, now, locale, part: one(params.part) };
  const unfit = unfitFilter(definition, query);
  if (unfit) return present(context, null, unfit);
  try {
    const { from, to, grain } = query;
    const common = { from, to, kpis: [definition.id], filters: [...query.filters], ...comparisonOf(query) };
    const order = [{ by: definition.id, direction: 'desc' as const }];
    const reader = { ...viewer, locale };
    const [cut, course, drill] = await Promise.all([
      cachedKpiQuery({ ...common, dimensions: by ? [by] : [], order, limit: 300 }, reader, now),
      cachedKpiQuery({ ...common, grain, order: [{ by: 'period' }] }, reader, now),
      drillRows(definition.id, query, context.part, null, locale),
    ]);
    return present(context, { cut, course, drill }, null);
  } catch (error) {
    // Some filters fit a KPI each alone and not together; the page then says so instead of failing.
    if (error instanceof AppError && error.code === 'invalid_input') return present(context, null, null);
    throw error;
  }
}

/** The first dimension that the filters leave open. */
function openDimension(definition: KpiDefinition, query: PageQuery): DimensionId | null {
  const filtered = new Set(query.filters.map((filter) => filter.dimension));
  return definition.dimensions.find((id) => !filtered.has(id)) ?? definition.dimensions[0] ?? null;
}

interface Context {
  viewer: Viewer;
  query: PageQuery;
  definition: KpiDefinition;
  by: DimensionId | null;
  reach: ShopReach;
  now: Date;
  locale: Locale;
  part: string | undefined;
}

interface Found {
  cut: KpiAnswer;
  course: KpiAnswer;
  drill: Awaited<ReturnType<typeof drillRows>>;
}

async function present(context: Context, answered: Found | null, unfit: DimensionId | null) {
  const { viewer, query, definition, by, reach, locale, part } = context;
  const [t, ui, names] = await Promise.all([
    getTranslations('explore'),
    getTranslations('ui'),
    getTranslations('ui.keys'),
  ]);
  const found = answered && { ...answered, cut: namedAnswer(answered.cut, names) };
  const { id, unit, goodDirection } = definition;
  const currency = found?.cut.meta.currency ?? reach.shop.currency;
  const format = formatter(locale, currency);
  const words = { good: ui('spoken.good'), bad: ui('spoken.bad'), neutral: ui('spoken.neutral') };
  const view = (change: number | null) => changeView(change, unit, goodDirection, format, words);
  const extra = { kpi: id, by, part };
  const labels = { ...found?.cut.meta.labels };
  const bar = controls(PATH, query, extra, { anchor: reach.anchor, locale, format, labels });
  const head = {
    isEmpty: false as const,
    kpi: {
      id,
      unit,
      label: definition.label[locale],
      description: definition.description[locale],
      formula: definition.formulaInWords[locale],
      href: `/kpis/${id}`,
    },
    kpis: visibleKpis(viewer.abilities).map((each) => ({
      value: pageHref(PATH, query, { kpi: each.id, by: by && each.dimensions.includes(by) ? by : null }),
      label: each.label[locale],
      isCurrent: each.id === id,
    })),
    by,
    dimensions: definition.dimensions.map((each) => ({
      value: pageHref(PATH, query, { ...extra, by: each }),
      label: dimension(each).label[locale],
      isCurrent: each === by,
    })),
    controls: bar,
    compare: query.compare,
    currency,
    dataUntil: format.day(reach.last ?? reach.anchor),
    problem: unfit ? t('problem.filter', { dimension: dimension(unfit).label[locale] }) : t('problem.together'),
  };
  if (!found) return { ...head, found: null };

  const { cut, course, drill } = found;
  const total = comparedOf(cut.meta.totals, id);
  const points = timeline(course.rows, definition, query, reach.anchor, format);
  const most = extremes(points);
  const compared = cut.meta.compare ? format.range(cut.meta.compare.from, cut.meta.compare.to) : null;
  const courseCompared = course.meta.compare ? format.range(course.meta.compare.from, course.meta.compare.to) : null;
  const isAdditive = definition.additivity === 'additive';
  return {
    ...head,
    found: {
      value: format.value(total.value, unit),
      before: total.before === null ? null : ui('compared', { value: format.value(total.before, unit) }),
      change: view(total.change),
      against: ui(`against.${query.compare}`),
      compared,
      courseCompared,
      isAdditive,
      warnings: warningTexts([cut], reach.first, format, locale, (key, values) => ui(`warnings.${key}`, values)),
      notes: fileNotes({
        query,
        before: compared,
        answer: cut,
        kpis: [id],
        dataUntil: head.dataUntil,
        labels,
        locale,
        format,
        t: (key, values) => ui(`chart.notes.${key}`, values),
      }),
      points,
      summary: most
        ? t('course.summary', {
            best: most.best.label,
            bestValue: format.compact(most.best.value, unit),
            worst: most.worst.label,
            worstValue: format.compact(most.worst.value, unit),
          })
        : null,
      cut: by
        ? {
            label: dimension(by).label[locale],
            isCapped: cut.meta.total_rows > cut.rows.length,
            rows: cutRows(cut, { id, unit, isAdditive }, by, format, view).map((row) => ({
              ...row,
              href: pageHref(PATH, withFilter(query, by, row.key), { kpi: id }),
            })),
          }
        : null,
      drill: {
        ...drill,
        parts: drill.parts.map((each) => ({
          ...each,
          label: t(`rows.parts.${each.part}`),
          href: pageHref(PATH, query, { ...extra, part: each.part }),
        })),
        // What the next pages are asked with.
        address: pageHref('/explore/rows', query, { kpi: id, part: drill.part }),
      },
    },
  };
}

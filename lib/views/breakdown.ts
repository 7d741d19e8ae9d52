import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { formatter } from '@/lib/i18n/format';
import { requireKpiAccess, visibleKpis } from '@/lib/kpi/access';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { cachedKpiQuery } from '@/lib/kpi/cached-kpi-query';
import type { Catalogue } from '@/lib/kpi/catalogue';
import type { KpiDefinition } from '@/lib/kpi/definition';
import { type DimensionId, dimension } from '@/lib/kpi/dimensions';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { kpiDimensions } from '@/lib/kpi/plan';
import { annotationsIn } from '@/lib/notes/annotations';
import { controls } from './controls';
import { cutRows } from './cut';
import { drillRows } from './drill';
import { changeView, comparedOf } from './figures';
import { fileNotes } from './file-notes';
import { mentionsOn, mentionText } from './mentions';
import { namedAnswer } from './named-answer';
import { comparisonOf, type PageQuery, pageHref, readPageQuery, type SearchParams, withFilter } from './page-query';
import { type ShopReach, shopReach } from './shop-reach';
import { extremes, timeline, timelineSpec } from './timeline';
import { unfitFilter } from './unfit-filter';
import { warningTexts } from './warning-texts';

const PATH = '/breakdown';
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export type Breakdown = Awaited<ReturnType<typeof loadBreakdown>>;

/** A KPI from all sides: over time, cut by a dimension, and the rows that it is made of. */
export async function loadBreakdown(viewer: Viewer, params: SearchParams, now: Date, locale: Locale) {
  const [reach, catalogue] = await Promise.all([shopReach(now), governedCatalogue(undefined, now)]);
  const definition = catalogue.get(one(params.kpi) ?? 'net_revenue');
  if (!definition) throw new AppError('not_found', `There is no KPI ${one(params.kpi)}`);
  requireKpiAccess([definition.id], viewer.abilities, catalogue);
  if (reach.last === null) return { isEmpty: true as const };
  const query = readPageQuery(params, reach.anchor, reach.first);
  const dimensions = kpiDimensions(definition, catalogue);
  const by = dimensions.find((id) => id === one(params.by)) ?? openDimension(definition, query);
  const context = { viewer, query, definition, catalogue, dimensions, by, reach, now, locale, part: one(params.part) };
  const unfit = unfitFilter(definition, query, catalogue);
  if (unfit) return present(context, null, unfit);
  try {
    const { from, to, grain } = query;
    const common = { from, to, kpis: [definition.id], filters: [...query.filters], ...comparisonOf(query) };
    const order = [{ by: definition.id, direction: 'desc' as const }];
    const reader = { ...viewer, locale };
    const [cut, course, drill, annotations] = await Promise.all([
      cachedKpiQuery({ ...common, dimensions: by ? [by] : [], order, limit: 300 }, reader, now),
      cachedKpiQuery({ ...common, grain, order: [{ by: 'period' }] }, reader, now),
      rowsOf(context),
      annotationsIn(viewer, query, [definition.id]),
    ]);
    return present(context, { cut, course, drill, annotations }, null);
  } catch (error) {
    // Some filters fit a KPI each alone and not together; the page then says so instead of failing.
    if (error instanceof AppError && error.code === 'invalid_input') return present(context, null, null);
    throw error;
  }
}

/** The rows of the figure; null for a figure that no set of rows adds up to. */
async function rowsOf({ definition, query, part, locale, catalogue }: Context) {
  try {
    return await drillRows(definition.id, query, part, null, locale, catalogue);
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') return null;
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
  catalogue: Catalogue;
  dimensions: readonly DimensionId[];
  by: DimensionId | null;
  reach: ShopReach;
  now: Date;
  locale: Locale;
  part: string | undefined;
}

interface Found {
  cut: KpiAnswer;
  course: KpiAnswer;
  drill: Awaited<ReturnType<typeof drillRows>> | null;
  annotations: Awaited<ReturnType<typeof annotationsIn>>;
}

async function present(context: Context, answered: Found | null, unfit: DimensionId | null) {
  const { viewer, query, definition, catalogue, dimensions, by, reach, locale, part } = context;
  const [t, ui, keyNames] = await Promise.all([
    getTranslations('breakdown'),
    getTranslations('ui'),
    getTranslations('ui.keys'),
  ]);
  const found = answered && { ...answered, cut: namedAnswer(answered.cut, keyNames) };
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
    kpis: visibleKpis(viewer.abilities, catalogue).map((each) => ({
      value: pageHref(PATH, query, { kpi: each.id, by: by && kpiDimensions(each, catalogue).includes(by) ? by : null }),
      label: each.label[locale],
      isCurrent: each.id === id,
    })),
    by,
    dimensions: dimensions.map((each) => ({
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

  const { cut, course, drill, annotations } = found;
  const total = comparedOf(cut.meta.totals, id);
  const points = timeline(course.rows, definition, query, reach.anchor, format);
  const most = extremes(points);
  const compared = cut.meta.compare ? format.range(cut.meta.compare.from, cut.meta.compare.to) : null;
  const courseCompared = course.meta.compare ? format.range(course.meta.compare.from, course.meta.compare.to) : null;
  const isAdditive = definition.additivity === 'additive';
  const courseName = courseCompared ? t('course.compare', { compare: query.compare, range: courseCompared }) : null;
  const starts = points.map(({ period }) => period);
  const names = { value: t('course.current'), compare: courseName, partial: ui('chart.partial') };
  const highest = most
    ? t('course.summary', {
        best: most.best.label,
        bestValue: format.compact(most.best.value, unit),
        worst: most.worst.label,
        worstValue: format.compact(most.worst.value, unit),
      })
    : '';
  return {
    ...head,
    found: {
      value: format.value(total.value, unit),
      before: total.before === null ? null : ui('compared', { value: format.value(total.before, unit) }),
      change: view(total.change),
      against: ui(`against.${query.compare}`),
      compared,
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
      spec: timelineSpec(points, definition, names, mentionsOn(starts, query, annotations)),
      courseName,
      summary: [highest, mentionText(annotations, format)].filter(Boolean).join(' ') || null,
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
      drill: drill && {
        ...drill,
        parts: drill.parts.map((each) => ({
          ...each,
          label: t(`rows.parts.${each.part}`),
          href: pageHref(PATH, query, { ...extra, part: each.part }),
        })),
        // What the next pages are asked with.
        address: pageHref('/breakdown/rows', query, { kpi: id, part: drill.part }),
      },
    },
  };
}

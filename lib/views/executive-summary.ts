import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import { formatter } from '@/lib/i18n/format';
import { visibleKpis } from '@/lib/kpi/access';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { cachedKpiQuery } from '@/lib/kpi/cached-kpi-query';
import { kpiDefinition } from '@/lib/kpi/catalogue';
import { type DimensionId, dimension } from '@/lib/kpi/dimensions';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { annotationsIn } from '@/lib/notes/annotations';
import { controls } from './controls';
import { cutRows } from './cut';
import { changeView, comparedOf, numberOf } from './figures';
import { fileNotes } from './file-notes';
import { type Happening, mentionsOn, mentionText } from './mentions';
import { namedAnswer } from './named-answer';
import {
  comparisonOf,
  naturalGrain,
  type PageQuery,
  pageHref,
  readPageQuery,
  type SearchParams,
  withFilter,
} from './page-query';
import { type ShopReach, shopReach } from './shop-reach';
import { openingSentences } from './summary-sentences';
import { extremes, timeline, timelineSpec } from './timeline';
import { unfitFilter } from './unfit-filter';
import { warningTexts } from './warning-texts';

const CARDS = [
  'net_revenue',
  'order_count',
  'average_order_value',
  'gross_margin',
  'new_customers',
  'marketing_roi',
] as const;
const CUTS = ['sales_channel', 'category', 'region', 'customer_status'] as const satisfies readonly DimensionId[];
const PATH = '/summary';

export type ExecutiveSummary = Awaited<ReturnType<typeof loadExecutiveSummary>>;

/** Everything on the executive summary, from five queries that run side by side and that roll-ups answer. */
export async function loadExecutiveSummary(viewer: Viewer, params: SearchParams, now: Date, locale: Locale) {
  const reach = await shopReach(now);
  if (reach.last === null) return { isEmpty: true as const, canImport: viewer.abilities.includes('imports:manage') };
  const asked = readPageQuery(params, reach.anchor, reach.first);
  // Weeks are compared 52 weeks back, all else by the calendar; here one comparison serves the whole page.
  const query = { ...asked, grain: naturalGrain(asked) };
  const catalogue = await governedCatalogue(undefined, now);
  const visible = new Set(visibleKpis(viewer.abilities, catalogue).map(({ id }) => id));
  const shown = CARDS.map((id) => kpiDefinition(catalogue, id)).filter(({ id }) => visible.has(id));
  const answered = shown.filter((each) => unfitFilter(each, query) === null);
  const common = { from: query.from, to: query.to, filters: [...query.filters], ...comparisonOf(query) };
  const reader = { ...viewer, locale };
  const [happenings, main, ...cuts] = await Promise.all([
    annotationsIn(viewer, query, ['net_revenue']),
    cachedKpiQuery(
      { ...common, kpis: answered.map(({ id }) => id), grain: query.grain, order: [{ by: 'period' }] },
      reader,
      now,
    ),
    ...CUTS.map((id) =>
      cachedKpiQuery(
        {
          ...common,
          kpis: ['net_revenue'],
          dimensions: [id],
          order: [{ by: 'net_revenue', direction: 'desc' }],
          limit: 500,
        },
        reader,
        now,
      ),
    ),
  ]);
  const revenue = kpiDefinition(catalogue, 'net_revenue');
  return present({ query, reach, shown, revenue, main, cuts, locale, happenings });
}

interface Found {
  query: PageQuery;
  reach: ShopReach;
  shown: ReturnType<typeof kpiDefinition>[];
  revenue: ReturnType<typeof kpiDefinition>;
  main: KpiAnswer;
  cuts: KpiAnswer[];
  locale: Locale;
  happenings: readonly Happening[];
}

async function present({ query, reach, shown, revenue, main, cuts: answers, locale, happenings }: Found) {
  const [t, ui, names] = await Promise.all([
    getTranslations('summary'),
    getTranslations('ui'),
    getTranslations('ui.keys'),
  ]);
  const cuts = answers.map((answer) => namedAnswer(answer, names));
  const format = formatter(locale, main.meta.currency);
  const words = { good: ui('spoken.good'), bad: ui('spoken.bad'), neutral: ui('spoken.neutral') };
  const against = ui(`against.${query.compare}`);
  const before = main.meta.compare;
  const beforeRange = before ? format.range(before.from, before.to) : null;
  const exploreHref = (kpi: string, by?: string, narrowed = query) => pageHref('/breakdown', narrowed, { kpi, by });
  const coverage = main.meta.warnings.filter(({ code }) => code === 'incomplete_cost');

  const cards = shown.map((definition) => {
    const { id, unit, goodDirection } = definition;
    const { value, before: compared, change } = comparedOf(main.meta.totals, id);
    const unfit = unfitFilter(definition, query);
    const covered = coverage.find(({ kpi }) => kpi === id)?.values.coverage;
    const missing = unfit
      ? t('missing.filter', { dimension: dimension(unfit).label[locale] })
      : value === null
        ? t(`missing.${id}`)
        : null;
    return {
      id,
      label: definition.label[locale],
      about: ui('about', { label: definition.label[locale] }),
      definition: definition.description[locale],
      formula: definition.formulaInWords[locale],
      href: exploreHref(id),
      value: format.compact(value, unit),
      full: format.value(value, unit),
      change: changeView(change, unit, goodDirection, format, words),
      against: query.compare === 'none' ? '' : compared === null ? ui('against.nothing') : against,
      compared: compared === null ? null : ui('compared', { value: format.compact(compared, unit) }),
      spark: main.rows.map((row) => numberOf(comparedOf(row, id).value)),
      mark: covered === undefined ? null : t('coverage', { share: format.percent(Number(covered)) }),
      missing,
    };
  });

  const points = timeline(main.rows, revenue, query, reach.anchor, format);
  const most = extremes(points);
  const compareName = beforeRange ? t('timeline.compare', { compare: query.compare, range: beforeRange }) : null;
  const lineNames = { value: t('timeline.current'), compare: compareName, partial: ui('chart.partial') };
  const starts = points.map(({ period }) => period);
  const sections = CUTS.map((id, i) => {
    const answer = cuts[i] as KpiAnswer;
    const rows = cutRows(answer, { ...revenue, isAdditive: true }, id, format, (change) =>
      changeView(change, revenue.unit, revenue.goodDirection, format, words),
    );
    return {
      id,
      label: dimension(id).label[locale],
      total: format.value(comparedOf(answer.meta.totals, 'net_revenue').value, 'money'),
      compactTotal: format.compact(comparedOf(answer.meta.totals, 'net_revenue').value, 'money'),
      exploreHref: exploreHref('net_revenue', id),
      rows: rows.map((row) => ({
        ...row,
        href: exploreHref('net_revenue', id, withFilter(query, id, row.key)),
        filterHref: query.filters.some((filter) => filter.dimension === id)
          ? null
          : pageHref(PATH, withFilter(query, id, row.key)),
      })),
    };
  });

  return {
    isEmpty: false as const,
    currency: main.meta.currency,
    controls: controls(PATH, query, {}, { anchor: reach.anchor, locale, format, labels: cuts[0]?.meta.labels ?? {} }),
    compare: query.compare,
    grain: query.grain,
    dataUntil: format.day(reach.last ?? reach.anchor),
    importedAt: main.meta.fresh_as_of ? format.instant(main.meta.fresh_as_of, reach.shop.timeZone) : null,
    isHistory: reach.isHistory,
    beforeRange,
    warnings: warningTexts([main, ...cuts], reach.first, format, locale, (key, values) =>
      ui(`warnings.${key}`, values),
    ),
    notes: fileNotes({
      query,
      before: beforeRange,
      answer: main,
      kpis: ['net_revenue'],
      dataUntil: format.day(reach.last ?? reach.anchor),
      format,
      t: (key, values) => ui(`chart.notes.${key}`, values),
      locale,
      labels: cuts[0]?.meta.labels ?? {},
    }),
    sentences: openingSentences({ query, main, sections, format, t, range: format.range(query.from, query.to) }),
    cards,
    timeline: {
      points,
      compareName,
      spec: timelineSpec(points, revenue, lineNames, mentionsOn(starts, query, happenings)),
      summary:
        [
          most
            ? t('timeline.summary', {
                best: most.best.label,
                bestValue: format.compact(most.best.value, 'money'),
                worst: most.worst.label,
                worstValue: format.compact(most.worst.value, 'money'),
              })
            : '',
          mentionText(happenings, format),
        ]
          .filter(Boolean)
          .join(' ') || null,
      href: exploreHref('net_revenue'),
    },
    sections,
  };
}

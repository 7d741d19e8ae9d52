import type { Viewer } from '@/lib/auth/viewer';
import { frenchRegion } from '@/lib/charts/france-regions';
import type { MapSpec, RankingSpec } from '@/lib/charts/spec';
import type { Locale } from '@/lib/core/locale';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { kpiDefinition } from '@/lib/kpi/catalogue';
import { comparedOf, numberOf } from '../figures';
import { one, pageHref, presetPeriod, type SearchParams } from '../page-query';
import { isEmptySales, type SalesContext, salesContext } from './sales-context';
import { salesHead } from './sales-head';
import { maskSmall } from './zones-mask';
import { type Zone, zonesOf } from './zones-rows';

const PATH = '/sales/zones';
const LEVELS = ['region', 'country'] as const;
export type Level = (typeof LEVELS)[number];
const SALES = ['net_revenue', 'order_count', 'average_order_value', 'return_rate_value'] as const;
const MARGINS = ['contribution_margin_2', 'contribution_margin_per_order'] as const;
const MOST_ZONES = 300;
const RANKED = 20;
const NAMED = 3;

export type SalesZones = Awaited<ReturnType<typeof loadSalesZones>>;

/** Where selling pays: margin per order by region or country, small places hidden. */
export async function loadSalesZones(viewer: Viewer, params: SearchParams, now: Date, locale: Locale) {
  const context = await salesContext(PATH, viewer, params, now, locale, {
    period: ({ anchor }) => presetPeriod('last_12_months', anchor),
    needs: [...SALES],
  });
  if (isEmptySales(context)) return context;
  const { ask, fits, t } = context;
  const alone = { compare: undefined };
  const countries = await ask({ kpis: ['order_count'], dimensions: ['country'], ...alone });
  const isAbroad = countries.rows.filter((row) => row.country !== '').length > 1;
  const level: Level = isAbroad && one(params.level) === 'country' ? 'country' : 'region';
  const hasMargin = MARGINS.every((kpi) => fits(kpi, [level]));
  const cut = { dimensions: [level], limit: MOST_ZONES };
  const [sales, margins, customers, statuses] = await Promise.all([
    ask({ kpis: [...SALES], ...cut, order: [{ by: 'net_revenue', direction: 'desc' }] }),
    hasMargin ? ask({ kpis: [...MARGINS], ...cut, ...alone }) : null,
    fits('active_customers', [level]) ? ask({ kpis: ['active_customers'], ...cut, ...alone }) : null,
    ask({ kpis: ['order_count'], dimensions: [level, 'customer_status'], ...alone, limit: 3 * MOST_ZONES }),
  ]);
  const isMarginKnown =
    margins?.rows.some((row) => comparedOf(row, 'contribution_margin_per_order').value !== null) ?? false;
  const metric = isMarginKnown ? 'contribution_margin_per_order' : 'average_order_value';
  const all = zonesOf(context, level, metric, { sales, margins, customers, statuses });
  const { shown, hidden } = maskSmall(all);
  const ranked = shown.toSorted(
    (a, b) => (b.metric ?? Number.NEGATIVE_INFINITY) - (a.metric ?? Number.NEGATIVE_INFINITY),
  );
  const extra = { level: level === 'region' ? null : level };
  const head = await salesHead(
    context,
    margins && all.length > 0 ? [margins] : [],
    ['net_revenue', ...(margins ? MARGINS : [])],
    extra,
  );
  const average = (isMarginKnown ? margins : sales)?.meta.totals ?? null;
  return {
    isEmpty: false as const,
    head: { ...head, sentences: sentences(context, ranked, metric, numberOf(comparedOf(average, metric).value)) },
    level,
    levels: isAbroad
      ? LEVELS.map((id) => ({ id, label: t(`zones.levels.${id}`), href: pageHref(PATH, context.query, { level: id }) }))
      : [],
    metric: kpiDefinition(context.catalogue, metric).label[locale],
    isMargin: isMarginKnown,
    /** Margins could be read, but no cost is known. */
    isMarginMissing: hasMargin && !isMarginKnown,
    spec: zonesChart(context, level, metric, ranked),
    rows: ranked,
    totals: totalsOf(context, sales, margins),
    hidden: hiddenOf(context, hidden, sales, shown),
    exploreHref: context.exploreHref({ kpis: [metric], dimensions: [level] }),
  };
}

/** A map where the places are known to one, else bars. */
function zonesChart({ t }: SalesContext, level: Level, metric: string, zones: readonly Zone[]): MapSpec | RankingSpec {
  const parts = zones
    .filter(({ metric: value }) => value !== null)
    .map(({ key, label, metric: value, metricText, share, metricHref }) => ({
      key,
      label,
      value,
      text: metricText,
      full: `${metricText} · ${t('zones.shareOfSales', { share })}`,
      share: null,
      href: metricHref,
    }));
  const isOnMap = level === 'country' || parts.some(({ label }) => frenchRegion(label) !== null);
  if (!isOnMap) {
    return { type: 'ranking', unit: 'money', parts: parts.slice(0, RANKED), compareName: null, isColoured: false };
  }
  return {
    type: 'map',
    region: level === 'country' ? 'world' : 'france',
    unit: metric === 'order_count' ? 'count' : 'money',
    areas: parts,
    words: { unmatched: t('zones.elsewhere') },
  };
}

function totalsOf({ format }: SalesContext, sales: KpiAnswer, margins: KpiAnswer | null) {
  const figure = (answer: KpiAnswer | null, kpi: string) => comparedOf(answer?.meta.totals, kpi).value;
  return {
    revenue: format.value(figure(sales, 'net_revenue'), 'money'),
    orders: format.value(figure(sales, 'order_count'), 'count'),
    average: format.value(figure(sales, 'average_order_value'), 'money'),
    margin: margins ? format.value(figure(margins, 'contribution_margin_2'), 'money') : null,
    perOrder: margins ? format.value(figure(margins, 'contribution_margin_per_order'), 'money') : null,
    returns: format.value(figure(sales, 'return_rate_value'), 'ratio'),
  };
}

/** What the hidden places sold together, so that the table still comes to its total. */
function hiddenOf({ format }: SalesContext, hidden: readonly Zone[], sales: KpiAnswer, shown: readonly Zone[]) {
  if (hidden.length === 0) return null;
  const total = numberOf(comparedOf(sales.meta.totals, 'net_revenue').value) ?? 0;
  const revenue = total - shown.reduce((sum, zone) => sum + (zone.revenue ?? 0), 0);
  const orders = hidden.reduce((sum, zone) => sum + (zone.orders ?? 0), 0);
  return {
    count: hidden.length,
    revenue: format.value(revenue.toFixed(4), 'money'),
    orders: format.value(orders, 'count'),
  };
}

function sentences(
  { t, format, query }: SalesContext,
  ranked: readonly Zone[],
  metric: string,
  average: number | null,
): string[] {
  const known = ranked.filter((zone) => zone.metric !== null && zone.key !== '');
  const [best, worst] = [known[0], known.at(-1)];
  if (!best || !worst) return [t('zones.nothing', { range: format.range(query.from, query.to) })];
  const kind = metric === 'contribution_margin_per_order' ? 'margin' : 'revenue';
  const losing = known.filter((zone) => (zone.metric ?? 0) < 0).toReversed();
  return [
    t('zones.sentence', { kind, best: best.label, value: best.metricText, average: format.compact(average, 'money') }),
    losing.length > 0
      ? t('zones.losing', {
          count: losing.length,
          names: losing
            .slice(0, NAMED)
            .map(({ label, metricText }) => `${label} (${metricText})`)
            .join(', '),
        })
      : best !== worst
        ? t('zones.lowest', { kind, worst: worst.label, value: worst.metricText })
        : '',
  ].filter((text) => text !== '');
}

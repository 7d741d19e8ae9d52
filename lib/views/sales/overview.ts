import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import type { KpiAnswer } from '@/lib/kpi/answer';
import type { DimensionId } from '@/lib/kpi/dimensions';
import { annotationsIn } from '@/lib/notes/annotations';
import { comparedOf, numberOf } from '../figures';
import type { SearchParams } from '../page-query';
import { CHANNEL_KPIS, overviewChannels } from './overview-channels';
import { MIXES, overviewMix } from './overview-mix';
import { MOST_PRODUCTS, overviewProducts } from './overview-products';
import { overviewSentences } from './overview-sentences';
import { overviewWaterfall, WATERFALL } from './overview-waterfall';
import { isEmptySales, type SalesContext, salesContext } from './sales-context';
import { salesHead } from './sales-head';
import { salesLine } from './sales-line';

const PATH = '/sales';

export type SalesOverview = Awaited<ReturnType<typeof loadSalesOverview>>;

/** Revenue and what it is made of: from list price to net, over time, by everything that can be told apart. */
export async function loadSalesOverview(viewer: Viewer, params: SearchParams, now: Date, locale: Locale) {
  const context = await salesContext(PATH, viewer, params, now, locale);
  if (isEmptySales(context)) return context;
  const { ask, fits, query, mayMargin } = context;
  const known = new Set<string>(WATERFALL.filter((kpi) => fits(kpi)));
  const mixes = MIXES.filter((id) => fits('net_revenue', [id]));
  const largest = [{ by: 'net_revenue', direction: 'desc' as const }];
  const cut = (id: DimensionId, limit: number) =>
    ask({ kpis: ['net_revenue'], dimensions: [id], order: largest, limit });
  const channelKpis = CHANNEL_KPIS.filter((kpi) => fits(kpi, ['sales_channel']));
  const hasChannels = mayMargin && channelKpis.length === CHANNEL_KPIS.length;
  const [main, course, products, channels, notes, ...cuts] = await Promise.all([
    ask({ kpis: [...known] }),
    ask({ kpis: ['net_revenue'], grain: query.grain, order: [{ by: 'period' }] }),
    fits('net_revenue', ['product']) ? cut('product', MOST_PRODUCTS) : null,
    hasChannels ? ask({ kpis: channelKpis, dimensions: ['sales_channel'], order: largest, compare: undefined }) : null,
    annotationsIn(viewer, query, ['net_revenue']),
    ...mixes.map((id) => cut(id, 500)),
  ]);
  const isAnythingSold = numberOf(comparedOf(main.meta.totals, 'gross_revenue').value) !== 0;
  // Without sales there is nothing whose cost could be missing.
  const told = channels && isAnythingSold ? [main, channels] : [main];
  const head = await salesHead(context, told, ['net_revenue']);
  const views = mixes
    .map((id, i) => overviewMix(context, cuts[i] as KpiAnswer, id))
    .filter(({ rows }) => rows.some(({ key }) => key !== ''));
  const paretos = products ? overviewProducts(context, products) : null;
  return {
    isEmpty: false as const,
    head: {
      ...head,
      sentences: overviewSentences(context, main, views, paretos?.concentration ?? null),
    },
    waterfall: overviewWaterfall(context, main, known),
    isShort: !known.has('total_sales'),
    line: { ...salesLine(context, course, 'net_revenue', query.grain, notes), ...lineLinks(context) },
    mixes: views,
    products: paretos,
    channels: channels && channels.rows.length > 0 ? overviewChannels(context, channels) : null,
    isAnythingSold,
  };
}

function lineLinks({ whyHref, exploreHref, query }: SalesContext) {
  return {
    grain: query.grain,
    whyHref: whyHref('net_revenue'),
    exploreHref: exploreHref({ kpis: ['net_revenue'], grain: query.grain }),
  };
}

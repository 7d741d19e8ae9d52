import { useTranslations } from 'next-intl';
import { Chart } from '@/components/charts/chart';
import { chartTable } from '@/components/charts/chart-table';
import { ChartCard } from '@/components/ui/chart-card';
import { LinkTabs } from '@/components/ui/link-tabs';
import type { CartesianSpec } from '@/lib/charts/spec';
import type { Locale } from '@/lib/core/locale';
import { NothingSold } from './nothing-sold';
import { OpenLink } from './open-link';
import { type ChannelsView, OverviewChannelsCard } from './overview-channels-card';
import { type MixView, OverviewMixCard } from './overview-mix-card';
import { OverviewProductsCard, type ProductsView } from './overview-products-card';
import { OverviewWaterfallCard, type WaterfallRow } from './overview-waterfall-card';
import { type SalesHead, SalesHeader } from './sales-header';

export interface OverviewView {
  head: SalesHead & {
    controls: { from: string; to: string; grains: readonly { id: string; href: string; isCurrent: boolean }[] };
  };
  waterfall: readonly WaterfallRow[];
  /** Shipping and tax do not fit the filters. */
  isShort: boolean;
  line: {
    spec: CartesianSpec;
    summary: string | null;
    grain: string;
    whyHref: string | null;
    exploreHref: string | null;
  };
  mixes: readonly MixView[];
  products: ProductsView | null;
  channels: ChannelsView | null;
  isAnythingSold: boolean;
}

/** Revenue and its mix. */
export function OverviewPage({ overview, locale }: { overview: OverviewView; locale: Locale }) {
  const t = useTranslations('sales');
  const ui = useTranslations('ui');
  const { head, waterfall, line, mixes, products, channels } = overview;
  const { controls, currency } = head;
  const isCompared = head.compare !== 'none';
  const file = (what: string) => ({ name: `${what}-${controls.from}-${controls.to}`, notes: head.notes });
  const net = waterfall.find(({ id }) => id === 'net');
  if (!overview.isAnythingSold) {
    return (
      <>
        <SalesHeader head={head} current="overview" />
        <NothingSold clearHref={controls.clearHref} />
      </>
    );
  }
  return (
    <>
      <SalesHeader head={head} current="overview" />
      <OverviewWaterfallCard
        rows={waterfall}
        range={controls.range}
        isCompared={isCompared}
        isShort={overview.isShort}
        exploreHref={line.exploreHref}
        file={file('gross-to-net')}
      />
      <ChartCard
        className="mt-4"
        title={t('line.title')}
        subtitle={t('line.subtitle', { range: controls.range, grain: line.grain })}
        summary={line.summary}
        table={chartTable(line.spec, {
          name: ui('table.period'),
          value: ui('table.value'),
          share: ui('table.share'),
          compare: ui('table.compare'),
        })}
        file={file('net_revenue')}
        action={
          <>
            <OpenLink kind="why" href={line.whyHref} label={t('why', { kpi: net?.label ?? '' })} />
            <OpenLink href={line.exploreHref} label={t('line.explore')} />
          </>
        }
        control={
          controls.grains.length > 1 ? (
            <LinkTabs
              label={ui('controls.grain')}
              current={line.grain}
              tabs={controls.grains.map(({ id, href }) => ({ id, href, label: ui(`controls.grains.${id}`) }))}
            />
          ) : null
        }
      >
        <Chart
          spec={line.spec}
          label={`${t('line.title')} ${line.summary ?? ''}`}
          locale={locale}
          currency={currency}
        />
      </ChartCard>
      <div className="mt-4 grid gap-4 xl:grid-cols-2 xl:[&>:last-child:nth-child(odd)]:col-span-2">
        {mixes.map((mix) => (
          <OverviewMixCard key={mix.id} mix={mix} isCompared={isCompared} file={file(`net_revenue-${mix.id}`)} />
        ))}
      </div>
      {products ? (
        <OverviewProductsCard
          products={products}
          range={controls.range}
          isCompared={isCompared}
          locale={locale}
          currency={currency}
          file={file('net_revenue-product')}
        />
      ) : null}
      {channels ? <OverviewChannelsCard channels={channels} range={controls.range} /> : null}
    </>
  );
}

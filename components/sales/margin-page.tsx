import { useTranslations } from 'next-intl';
import { type CardFigure, FigureCards } from '@/components/figures/figure-cards';
import { Ladder, type LadderStep } from '@/components/figures/ladder';
import { OpenLinks } from '@/components/figures/open-links';
import { PageTop, type PageTopData } from '@/components/figures/page-top';
import { SpecCard } from '@/components/figures/spec-card';
import { TableCard } from '@/components/figures/table-card';
import { ChartCard } from '@/components/ui/chart-card';
import type { TableData } from '@/components/ui/data-table';
import { LinkTabs } from '@/components/ui/link-tabs';
import type { ChartSpec } from '@/lib/charts/spec';
import { type Example, MarginExample } from './margin-example';
import { SalesTabs } from './sales-tabs';

export interface MarginData {
  head: PageTopData & {
    address: string;
    mayMargin: boolean;
    range: string;
    from: string;
    to: string;
    currency: string;
  };
  notes: readonly string[];
  sentences: readonly string[];
  cards: readonly CardFigure[];
  ladder: { steps: readonly LadderStep[]; table: TableData };
  ladderHref: string | null;
  month: {
    month: string;
    found: {
      spec: ChartSpec;
      explore: string | null;
      reachedText: string | null;
      expectedText: string | null;
      missingText: string;
      fixedText: string;
      until: string;
      isOver: boolean;
    } | null;
  };
  example: Example | null;
  by: string;
  tabs: readonly { id: string; label: string; href: string }[];
  cut: { table: TableData; isCapped: boolean; rows: string | null; explore: string | null };
  heatmap: ChartSpec | null;
  heatmapHref: string | null;
  losses: {
    withSelling: boolean;
    totals: { orders: number; lost: string } | null;
    table: TableData;
    shown: number;
    rows: string | null;
  };
  products: { table: TableData; count: number; isCapped: boolean; explore: string | null };
}

/** From revenue to profit, the break-even, and where margin is made and lost. */
export function MarginPage({ view }: { view: MarginData }) {
  const t = useTranslations('margins.margin');
  const { head, ladder, month, losses, products, cut } = view;
  const file = (what: string) => ({ name: `margin-${what}-${head.from}-${head.to}`, notes: view.notes });
  return (
    <>
      <PageTop
        title={t('title')}
        head={head}
        sentences={view.sentences}
        tabs={<SalesTabs current="margin" address={head.address} hasMargin={head.mayMargin} />}
      />
      <ChartCard
        title={t('ladder.title')}
        subtitle={t('ladder.subtitle', { range: head.range })}
        summary={t('ladder.note')}
        table={ladder.table}
        file={file('ladder')}
        action={<OpenLinks title={t('ladder.title')} explore={view.ladderHref} />}
      >
        <Ladder steps={ladder.steps} />
      </ChartCard>
      <div className="mt-4">
        <FigureCards heading={t('rates')} figures={view.cards} />
      </div>
      <div className="mt-4 grid gap-4 xl:grid-cols-2">
        <SpecCard
          isHalf
          title={t('month.title', { month: month.month })}
          subtitle={t('month.subtitle', { until: month.found?.until ?? head.dataUntil })}
          spec={month.found?.spec ?? null}
          summary={month.found ? t('month.note') : null}
          label={t('month.title', { month: month.month })}
          currency={head.currency}
          file={file('month')}
          heading={t('month.day')}
          explore={month.found?.explore}
          empty={t('month.none')}
        />
        <MarginExample example={view.example} />
      </div>
      <TableCard
        className="mt-4"
        title={t('cut.title')}
        subtitle={t('cut.subtitle', { range: head.range })}
        table={cut.table}
        rows={cut.rows}
        explore={cut.explore}
        empty={t('cut.none')}
        summary={cut.isCapped ? t('cut.capped', { count: cut.table.rows.length }) : null}
        control={<LinkTabs label={t('cut.by')} current={view.by} tabs={view.tabs} />}
      />
      <SpecCard
        className="mt-4"
        title={t('heatmap.title')}
        subtitle={t('heatmap.subtitle', { range: head.range })}
        spec={view.heatmap}
        summary={view.heatmap ? t('heatmap.note') : null}
        label={t('heatmap.title')}
        currency={head.currency}
        file={file('category-channel')}
        heading={t('heatmap.rows')}
        explore={view.heatmapHref}
        empty={t('heatmap.none')}
      />
      <div className="mt-4 grid gap-4 2xl:grid-cols-2">
        <TableCard
          title={t('losses.title')}
          subtitle={losses.withSelling ? t('losses.subtitle') : t('losses.goodsOnly')}
          table={losses.table}
          rows={losses.rows}
          empty={t('losses.none')}
          summary={
            losses.totals
              ? t('losses.total', { orders: losses.totals.orders, lost: losses.totals.lost, shown: losses.shown })
              : null
          }
        />
        <TableCard
          title={t('products.title')}
          subtitle={t('products.subtitle', { range: head.range })}
          table={products.table}
          explore={products.explore}
          empty={t('products.none')}
          summary={products.count > 0 ? t('products.count', { count: products.count }) : null}
        />
      </div>
    </>
  );
}

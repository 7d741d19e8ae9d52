import { useTranslations } from 'next-intl';
import { type CardFigure, FigureCards } from '@/components/figures/figure-cards';
import { Ladder, type LadderStep } from '@/components/figures/ladder';
import { PageTop, type PageTopData } from '@/components/figures/page-top';
import { SpecCard } from '@/components/figures/spec-card';
import { TableCard } from '@/components/figures/table-card';
import { ChartCard } from '@/components/ui/chart-card';
import type { TableData } from '@/components/ui/data-table';
import { LinkTabs } from '@/components/ui/link-tabs';
import type { ChartSpec } from '@/lib/charts/spec';
import { SalesTabs } from './sales-tabs';

export interface ReturnsData {
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
  rate: { spec: ChartSpec; summary: string; rows: string | null; explore: string | null };
  bridge: {
    steps: readonly LadderStep[];
    spec: ChartSpec;
    table: TableData;
    summary: string;
    explore: string | null;
  };
  lag: { spec: ChartSpec; summary: string } | null;
  reasons: { spec: ChartSpec | null; explore: string | null };
  by: string;
  tabs: readonly { id: string; label: string; href: string }[];
  cut: { table: TableData; explore: string | null };
  worst: { minUnits: number; count: number; table: TableData; explore: string | null };
}

/** What comes back, why, when, and what it costs. */
export function ReturnsPage({ view }: { view: ReturnsData }) {
  const t = useTranslations('margins.returns');
  const { head, rate, bridge, lag, reasons, cut, worst } = view;
  const file = (what: string) => ({ name: `returns-${what}-${head.from}-${head.to}`, notes: view.notes });
  const { currency, range } = head;
  return (
    <>
      <PageTop
        title={t('title')}
        head={head}
        sentences={view.sentences}
        tabs={<SalesTabs current="returns" address={head.address} hasMargin={head.mayMargin} />}
      />
      <FigureCards heading={t('title')} figures={view.cards} />
      <SpecCard
        className="mt-4"
        title={t('rate.title')}
        subtitle={t('rate.subtitle', { range })}
        spec={rate.spec}
        summary={rate.summary}
        currency={currency}
        file={file('rate')}
        heading={t('period')}
        rows={rate.rows}
        explore={rate.explore}
      />
      <div className="mt-4 grid gap-4 xl:grid-cols-2">
        <ChartCard
          title={t('bridge.title')}
          subtitle={t('bridge.subtitle', { range })}
          summary={bridge.summary}
          table={bridge.table}
          file={file('bridge')}
        >
          <Ladder steps={bridge.steps} />
        </ChartCard>
        <SpecCard
          isHalf
          title={t('lag.title')}
          subtitle={t('lag.subtitle', { range })}
          spec={lag?.spec ?? null}
          summary={lag?.summary ?? null}
          label={t('lag.title')}
          currency={currency}
          file={file('lag')}
          heading={t('lag.day')}
          empty={t('lag.none')}
        />
      </div>
      <SpecCard
        className="mt-4"
        title={t('sides.title')}
        subtitle={t('sides.subtitle', { range })}
        spec={bridge.spec}
        summary={t('sides.note')}
        label={t('sides.title')}
        currency={currency}
        file={file('two-views')}
        explore={bridge.explore}
        heading={t('period')}
      />
      <SpecCard
        className="mt-4"
        title={t('reasons.title')}
        subtitle={t('reasons.subtitle', { range })}
        spec={reasons.spec}
        summary={null}
        label={t('reasons.title')}
        currency={currency}
        file={file('reasons')}
        heading={t('reasons.reason')}
        explore={reasons.explore}
        empty={t('reasons.none')}
      />
      <TableCard
        className="mt-4"
        title={t('cut.title')}
        subtitle={t('cut.subtitle', { range })}
        table={cut.table}
        explore={cut.explore}
        empty={t('cut.none')}
        control={<LinkTabs label={t('cut.by')} current={view.by} tabs={view.tabs} />}
      />
      <TableCard
        className="mt-4"
        title={t('worst.title')}
        subtitle={t('worst.subtitle', { range, units: worst.minUnits })}
        table={worst.table}
        explore={worst.explore}
        empty={t('worst.none', { units: worst.minUnits })}
        summary={worst.count > 0 ? t('worst.count', { count: worst.count, units: worst.minUnits }) : null}
      />
    </>
  );
}

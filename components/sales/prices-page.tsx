import { Equal, X } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { type CardFigure, FigureCards } from '@/components/figures/figure-cards';
import { Ladder, type LadderStep } from '@/components/figures/ladder';
import { OpenLinks } from '@/components/figures/open-links';
import { PageTop, type PageTopData } from '@/components/figures/page-top';
import { SpecCard } from '@/components/figures/spec-card';
import { TableCard } from '@/components/figures/table-card';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Change } from '@/components/ui/change';
import { ChartCard } from '@/components/ui/chart-card';
import type { TableData } from '@/components/ui/data-table';
import { LinkTabs } from '@/components/ui/link-tabs';
import type { ChartSpec } from '@/lib/charts/spec';
import { SalesTabs } from './sales-tabs';

export interface PricesData {
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
  ladder: { steps: readonly LadderStep[]; units: string; table: TableData } | null;
  ladderHref: string | null;
  rate: { spec: ChartSpec; summary: string | null; rows: string | null; explore: string | null };
  shares: { spec: ChartSpec; explore: string | null };
  by: string;
  tabs: readonly { id: string; label: string; href: string }[];
  cut: { table: TableData; isCapped: boolean; explore: string | null };
  drivers: { figures: readonly CardFigure[]; why: string | null };
  baskets: { spec: ChartSpec | null; explore: string | null };
  values: { spec: ChartSpec | null; summary: string | null };
}

/** From the list price to the pocket, who gets discounts, and what orders are worth. */
export function PricesPage({ view }: { view: PricesData }) {
  const t = useTranslations('margins.prices');
  const { head, ladder, rate, shares, cut, baskets, values } = view;
  const file = (what: string) => ({ name: `prices-${what}-${head.from}-${head.to}`, notes: view.notes });
  return (
    <>
      <PageTop
        title={t('title')}
        head={head}
        sentences={view.sentences}
        tabs={<SalesTabs current="prices" address={head.address} hasMargin={head.mayMargin} />}
      />
      <FigureCards heading={t('title')} figures={view.cards} />
      {ladder ? (
        <ChartCard
          className="mt-4"
          title={t('ladder.title')}
          subtitle={t('ladder.subtitle', { range: head.range, units: ladder.units })}
          summary={t('ladder.note')}
          table={ladder.table}
          file={file('ladder')}
          action={<OpenLinks title={t('ladder.title')} explore={view.ladderHref} />}
        >
          <Ladder steps={ladder.steps} />
        </ChartCard>
      ) : null}
      <div className="mt-4 grid gap-4 xl:grid-cols-2">
        <SpecCard
          isHalf
          title={t('rate.title')}
          subtitle={t('rate.subtitle', { range: head.range })}
          spec={rate.spec}
          summary={rate.summary}
          label={t('rate.title')}
          currency={head.currency}
          file={file('discount-rate')}
          heading={t('period')}
          rows={rate.rows}
          explore={rate.explore}
        />
        <SpecCard
          isHalf
          title={t('shares.title')}
          subtitle={t('shares.subtitle', { range: head.range })}
          spec={shares.spec}
          summary={t('shares.note')}
          label={t('shares.title')}
          currency={head.currency}
          file={file('shares')}
          heading={t('period')}
          explore={shares.explore}
        />
      </div>
      <TableCard
        className="mt-4"
        title={t('cut.title')}
        subtitle={t('cut.subtitle', { range: head.range })}
        table={cut.table}
        explore={cut.explore}
        empty={t('cut.none')}
        summary={cut.isCapped ? t('cut.capped', { count: cut.table.rows.length }) : null}
        control={<LinkTabs label={t('cut.by')} current={view.by} tabs={view.tabs} />}
      />
      <Drivers figures={view.drivers.figures} why={view.drivers.why} />
      <div className="mt-4 grid gap-4 xl:grid-cols-2">
        <SpecCard
          isHalf
          title={t('baskets.title')}
          subtitle={t('baskets.subtitle', { range: head.range })}
          spec={baskets.spec}
          summary={t('baskets.note')}
          label={t('baskets.title')}
          currency={head.currency}
          file={file('baskets')}
          heading={t('baskets.lines')}
          explore={baskets.explore}
          empty={t('cut.none')}
        />
        <SpecCard
          isHalf
          title={t('values.title')}
          subtitle={t('values.subtitle', { range: head.range })}
          spec={values.spec}
          summary={values.summary}
          currency={head.currency}
          file={file('order-values')}
          heading={t('values.bin')}
          empty={t('cut.none')}
        />
      </div>
    </>
  );
}

/** The average order as a product of two figures, each with its own change. */
function Drivers({ figures, why }: { figures: readonly CardFigure[]; why: string | null }) {
  const t = useTranslations('margins.prices.drivers');
  const signs = [X, Equal];
  return (
    <Card className="mt-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 className="text-base font-semibold text-tremor-content-strong">{t('title')}</h2>
          <p className="mt-0.5 text-xs text-tremor-content-default">{t('subtitle')}</p>
        </div>
        {why ? (
          <Link prefetch={false} href={why} className={buttonClass()}>
            {t('why')}
          </Link>
        ) : null}
      </div>
      <dl className="mt-4 flex flex-col gap-x-6 gap-y-4 sm:flex-row sm:items-center">
        {figures.map((figure, i) => {
          const Sign = signs[i];
          return (
            <Fragment key={figure.id}>
              <div className="min-w-0 flex-1">
                <dt className="text-sm text-tremor-content-default">
                  <Link prefetch={false} href={figure.href} className="underline-offset-4 hover:underline">
                    {figure.label}
                  </Link>
                </dt>
                <dd>
                  <span className="block text-xl font-semibold text-tremor-content-strong" data-driver={figure.id}>
                    {figure.full}
                  </span>
                  <span className="block min-h-5 text-xs">
                    {figure.change ? <Change change={figure.change} against={figure.against} /> : figure.against}
                  </span>
                </dd>
              </div>
              {Sign ? <Sign aria-hidden className="size-5 shrink-0 text-tremor-content-subtle max-sm:hidden" /> : null}
            </Fragment>
          );
        })}
      </dl>
    </Card>
  );
}

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type CardFigure, FigureCards } from '@/components/figures/figure-cards';
import { PageTop, type PageTopData } from '@/components/figures/page-top';
import { SpecCard } from '@/components/figures/spec-card';
import { TableCard } from '@/components/figures/table-card';
import type { TableData } from '@/components/ui/data-table';
import type { ChartSpec } from '@/lib/charts/spec';
import { CutCards, type CutChart } from './cut-cards';
import { BackToLeague } from './product-page';
import { type Reasons, ReasonsCard } from './reasons-card';

export interface CategoryData {
  head: PageTopData & { range: string; from: string; to: string; currency: string };
  name: string;
  notes: readonly string[];
  leagueHref: string;
  parent: { name: string; href: string } | null;
  sentences: readonly string[];
  cards: readonly CardFigure[];
  revenue: { spec: ChartSpec; rows: string | null; explore: string | null };
  mix: { by: string; table: TableData; explore: string | null };
  products: { isCapped: boolean; table: TableData; explore: string | null };
  cuts: readonly CutChart[];
  reasons: Reasons;
}

/** One category: its course, what it is made of, its products. */
export function CategoryPage({ view }: { view: CategoryData }) {
  const t = useTranslations('products.category');
  const { head, revenue, mix, products, reasons, parent } = view;
  const file = (what: string) => ({ name: `category-${what}-${head.from}-${head.to}`, notes: view.notes });
  return (
    <>
      <PageTop
        title={view.name}
        head={head}
        sentences={view.sentences}
        tabs={
          <div className="flex flex-wrap items-center gap-4 text-sm">
            <BackToLeague href={view.leagueHref} />
            {parent ? (
              <Link
                prefetch={false}
                href={parent.href}
                className="inline-flex min-h-6 items-center rounded text-tremor-brand-emphasis underline-offset-4 hover:underline"
              >
                {t('parent', { name: parent.name })}
              </Link>
            ) : null}
          </div>
        }
      />
      <FigureCards heading={view.name} figures={view.cards} />
      <SpecCard
        className="mt-4"
        title={t('revenue.title')}
        subtitle={t('revenue.subtitle', { range: head.range })}
        spec={revenue.spec}
        summary={null}
        label={t('revenue.title')}
        currency={head.currency}
        file={file('revenue')}
        heading={t('period')}
        rows={revenue.rows}
        explore={revenue.explore}
      />
      <TableCard
        className="mt-4"
        title={t('mix.title')}
        subtitle={t('mix.subtitle', { range: head.range })}
        table={mix.table}
        explore={mix.explore}
        empty={t('none')}
        summary={t('mix.note')}
      />
      <TableCard
        className="mt-4"
        title={t('products.title')}
        subtitle={t('products.subtitle', { range: head.range })}
        table={products.table}
        explore={products.explore}
        empty={t('none')}
        summary={products.isCapped ? t('products.capped', { count: products.table.rows.length }) : null}
      />
      <CutCards cuts={view.cuts} range={head.range} currency={head.currency} file={file} />
      <ReasonsCard reasons={reasons} head={head} file={file('reasons')} />
    </>
  );
}

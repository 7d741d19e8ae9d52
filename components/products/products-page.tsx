import { ChevronLeft, ChevronRight, Search, X } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { OpenLinks } from '@/components/figures/open-links';
import { PageTop, type PageTopData } from '@/components/figures/page-top';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { LinkTabs } from '@/components/ui/link-tabs';
import { type LeagueColumn, type LeagueRow, LeagueTable } from './league-table';

export interface ProductsData {
  head: PageTopData & { range: string };
  sentences: readonly string[];
  search: string;
  kept: readonly { name: string; value: string }[];
  clearHref: string | null;
  grade: string | null;
  grades: readonly { id: string; count: number; href: string }[];
  columns: readonly LeagueColumn[];
  rows: readonly LeagueRow[];
  totals: readonly string[];
  stockDay: string | null;
  count: number;
  page: number;
  pages: number;
  previousHref: string | null;
  nextHref: string | null;
  explore: string | null;
  rowsHref: string | null;
}

/** Every product that sold, as a ranking. */
export function ProductsPage({ view }: { view: ProductsData }) {
  const t = useTranslations('products.league');
  const { head } = view;
  return (
    <>
      <PageTop title={t('title')} head={head} sentences={view.sentences} />
      <Card>
        <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-3">
          <div className="min-w-0 grow basis-64">
            <h2 className="text-base font-semibold text-tremor-content-strong">{t('table')}</h2>
            <p className="mt-0.5 text-xs text-tremor-content-default">{t('subtitle', { range: head.range })}</p>
          </div>
          <div className="flex items-center gap-0.5">
            <OpenLinks title={t('table')} rows={view.rowsHref} explore={view.explore} />
          </div>
        </div>
        <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
          <SearchForm search={view.search} kept={view.kept} clearHref={view.clearHref} />
          <LinkTabs
            label={t('class')}
            current={view.grade ?? 'all'}
            tabs={view.grades.map(({ id, count, href }) => ({ id, href, label: t(`grades.${id}`, { count }) }))}
          />
        </div>
        {view.rows.length > 0 ? (
          <LeagueTable columns={view.columns} rows={view.rows} totals={view.totals} stockDay={view.stockDay} />
        ) : (
          <p className="py-12 text-center text-tremor-content-default">
            {view.search ? t('noMatch', { search: view.search }) : t('none')}
          </p>
        )}
        <div className="mt-4 flex flex-wrap items-center justify-between gap-3 text-xs text-tremor-content-default">
          <p>{t('count', { count: view.count, page: view.page, pages: view.pages })}</p>
          {view.pages > 1 ? (
            <nav aria-label={t('paging')} className="flex gap-2">
              <Step href={view.previousHref} label={t('previous')} isBack />
              <Step href={view.nextHref} label={t('next')} />
            </nav>
          ) : null}
        </div>
        <p className="mt-3 text-xs leading-relaxed text-tremor-content-default">{t('note')}</p>
      </Card>
    </>
  );
}

function SearchForm({ search, kept, clearHref }: Pick<ProductsData, 'search' | 'kept' | 'clearHref'>) {
  const t = useTranslations('products.league');
  return (
    <search className="min-w-0 grow sm:max-w-sm">
      <form action="/products" className="flex items-center gap-2">
        {kept.map(({ name, value }) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <label className="relative min-w-0 grow">
          <span className="sr-only">{t('search')}</span>
          <Search aria-hidden className="absolute top-2.5 left-3 size-4 text-tremor-content-subtle" />
          <input
            type="search"
            name="q"
            defaultValue={search}
            placeholder={t('searchHint')}
            className="h-9 w-full rounded-lg border border-tremor-border-strong bg-tremor-background-default pr-3 pl-9 text-sm text-tremor-content-strong placeholder:text-tremor-content-subtle"
          />
        </label>
        <button type="submit" className={buttonClass()}>
          {t('find')}
        </button>
        {clearHref ? (
          <Link
            prefetch={false}
            href={clearHref}
            aria-label={t('clear')}
            title={t('clear')}
            className="grid size-9 place-items-center rounded-lg text-tremor-content-default hover:bg-tremor-background-subtle"
          >
            <X aria-hidden className="size-4" />
          </Link>
        ) : null}
      </form>
    </search>
  );
}

function Step({ href, label, isBack }: { href: string | null; label: string; isBack?: boolean }) {
  const content = (
    <>
      {isBack ? <ChevronLeft aria-hidden className="size-4" /> : null}
      {label}
      {isBack ? null : <ChevronRight aria-hidden className="size-4" />}
    </>
  );
  return href ? (
    <Link prefetch={false} href={href} className={buttonClass()}>
      {content}
    </Link>
  ) : null;
}

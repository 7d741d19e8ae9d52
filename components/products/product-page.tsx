import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type CardFigure, FigureCards } from '@/components/figures/figure-cards';
import { PageTop, type PageTopData } from '@/components/figures/page-top';
import { SpecCard } from '@/components/figures/spec-card';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import type { ChartSpec } from '@/lib/charts/spec';
import { CutCards, type CutChart } from './cut-cards';
import { type Reasons, ReasonsCard } from './reasons-card';
import { type Together, TogetherCard } from './together-card';

interface Line {
  spec: ChartSpec;
  rows: string | null;
  explore: string | null;
}

export interface ProductData {
  head: PageTopData & { range: string; from: string; to: string; currency: string };
  name: string;
  sku: string;
  notes: readonly string[];
  leagueHref: string;
  grade: string | null;
  isNovelty: boolean;
  sentences: readonly string[];
  facts: readonly { id: string; label: string; text: string; href: string | null }[];
  ingredients: readonly { key: string; name: string; href: string | null }[];
  cards: readonly CardFigure[];
  revenue: Line;
  units: Line;
  prices: ChartSpec | null;
  cuts: readonly CutChart[];
  reasons: Reasons;
  together: Together;
}

/** One product from all sides. */
export function ProductPage({ view }: { view: ProductData }) {
  const t = useTranslations('products.product');
  const { head, revenue, units, reasons } = view;
  const file = (what: string) => ({ name: `${view.sku}-${what}-${head.from}-${head.to}`, notes: view.notes });
  const common = { currency: head.currency, heading: t('period') };
  return (
    <>
      <PageTop
        title={view.name}
        head={head}
        sentences={view.sentences}
        tabs={
          <div className="flex flex-wrap items-center gap-3">
            <BackToLeague href={view.leagueHref} />
            {view.grade ? (
              <Badge tone={view.grade === 'A' ? 'brand' : 'neutral'}>{t('class', { grade: view.grade })}</Badge>
            ) : null}
            {view.isNovelty ? <Badge tone="warning">{t('novelty')}</Badge> : null}
          </div>
        }
      />
      <FigureCards heading={view.name} figures={view.cards} />
      <div className="mt-4 grid gap-4 xl:grid-cols-2">
        <SpecCard
          isHalf
          title={t('revenue.title')}
          subtitle={t('revenue.subtitle', { range: head.range })}
          spec={revenue.spec}
          summary={null}
          label={t('revenue.title')}
          file={file('revenue')}
          rows={revenue.rows}
          explore={revenue.explore}
          {...common}
        />
        <SpecCard
          isHalf
          title={t('units.title')}
          subtitle={t('units.subtitle', { range: head.range })}
          spec={units.spec}
          summary={null}
          label={t('units.title')}
          file={file('units')}
          rows={units.rows}
          explore={units.explore}
          {...common}
        />
        <SpecCard
          isHalf
          title={t('price.title')}
          subtitle={t('price.subtitle')}
          spec={view.prices}
          summary={t('price.note')}
          label={t('price.title')}
          file={file('price')}
          empty={t('price.none')}
          {...common}
        />
        <Facts facts={view.facts} ingredients={view.ingredients} />
      </div>
      <CutCards cuts={view.cuts} range={head.range} currency={head.currency} file={file} />
      <TogetherCard together={view.together} />
      <ReasonsCard reasons={reasons} head={head} file={file('reasons')} />
    </>
  );
}

/** Back to the ranking, with the reader's days and filters. */
export function BackToLeague({ href }: { href: string }) {
  const t = useTranslations('products');
  return (
    <Link
      prefetch={false}
      href={href}
      className="inline-flex min-h-6 items-center gap-1 rounded text-sm text-tremor-brand-emphasis underline-offset-4 hover:underline"
    >
      <ArrowLeft aria-hidden className="size-4" />
      {t('back')}
    </Link>
  );
}

function Facts({ facts, ingredients }: Pick<ProductData, 'facts' | 'ingredients'>) {
  const t = useTranslations('products.product');
  return (
    <Card>
      <h2 className="text-base font-semibold text-tremor-content-strong">{t('facts.title')}</h2>
      <dl className="mt-4 grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2">
        {facts.map(({ id, label, text, href }) => (
          <div key={id} className="min-w-0">
            <dt className="text-xs text-tremor-content-default">{label}</dt>
            <dd className="truncate text-tremor-content-strong">
              {href ? (
                <Link prefetch={false} href={href} className="underline-offset-4 hover:underline">
                  {text}
                </Link>
              ) : (
                text
              )}
            </dd>
          </div>
        ))}
      </dl>
      {ingredients.length > 0 ? (
        <>
          <h3 className="mt-5 text-xs text-tremor-content-default">{t('facts.ingredients')}</h3>
          <ul className="mt-2 flex flex-wrap gap-2">
            {ingredients.map(({ key, name, href }) => (
              <li key={key}>
                {href ? (
                  <Link
                    prefetch={false}
                    href={href}
                    title={t('facts.ingredient', { name })}
                    className="inline-flex min-h-6 items-center rounded-full bg-tremor-background-subtle px-2.5 text-xs text-tremor-content-emphasis hover:bg-tremor-brand-muted"
                  >
                    {name}
                  </Link>
                ) : (
                  <Badge>{name}</Badge>
                )}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}

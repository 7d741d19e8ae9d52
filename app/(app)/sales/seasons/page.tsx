import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { EmptySales } from '@/components/sales/empty-sales';
import { SalesSkeleton } from '@/components/sales/sales-skeleton';
import { SeasonsPage } from '@/components/sales/seasons-page';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import type { SearchParams } from '@/lib/views/page-query';
import { loadSalesSeasons } from '@/lib/views/sales/seasons';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sales'))('titles.seasons') };
}

export default async function Seasons({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireAbility('summary:read');
  const params = await searchParams;
  return (
    <Suspense key={JSON.stringify(params)} fallback={<SalesSkeleton />}>
      <Content viewer={viewer} params={params} />
    </Suspense>
  );
}

async function Content({ viewer, params }: { viewer: Viewer; params: SearchParams }) {
  const locale = (await getLocale()) as Locale;
  const seasons = await loadSalesSeasons(viewer, params, new Date(), locale);
  return seasons.isEmpty ? (
    <EmptySales canImport={seasons.canImport} />
  ) : (
    <SeasonsPage seasons={seasons} locale={locale} />
  );
}

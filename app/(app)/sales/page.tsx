import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { EmptySales } from '@/components/sales/empty-sales';
import { OverviewPage } from '@/components/sales/overview-page';
import { SalesSkeleton } from '@/components/sales/sales-skeleton';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import type { SearchParams } from '@/lib/views/page-query';
import { loadSalesOverview } from '@/lib/views/sales/overview';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sales'))('titles.overview') };
}

export default async function Sales({ searchParams }: { searchParams: Promise<SearchParams> }) {
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
  const overview = await loadSalesOverview(viewer, params, new Date(), locale);
  return overview.isEmpty ? (
    <EmptySales canImport={overview.canImport} />
  ) : (
    <OverviewPage overview={overview} locale={locale} />
  );
}

import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { EmptySales } from '@/components/sales/empty-sales';
import { SalesSkeleton } from '@/components/sales/sales-skeleton';
import { ZonesPage } from '@/components/sales/zones-page';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import type { SearchParams } from '@/lib/views/page-query';
import { loadSalesZones } from '@/lib/views/sales/zones';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sales'))('titles.zones') };
}

export default async function Zones({ searchParams }: { searchParams: Promise<SearchParams> }) {
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
  const zones = await loadSalesZones(viewer, params, new Date(), locale);
  return zones.isEmpty ? <EmptySales canImport={zones.canImport} /> : <ZonesPage zones={zones} locale={locale} />;
}

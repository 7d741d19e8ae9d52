import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { EmptySales } from '@/components/sales/empty-sales';
import { RecognitionPage } from '@/components/sales/recognition-page';
import { SalesSkeleton } from '@/components/sales/sales-skeleton';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import type { SearchParams } from '@/lib/views/page-query';
import { loadSalesRecognition } from '@/lib/views/sales/recognition';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sales'))('titles.recognition') };
}

export default async function Recognition({ searchParams }: { searchParams: Promise<SearchParams> }) {
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
  const recognition = await loadSalesRecognition(viewer, params, new Date(), locale);
  return recognition.isEmpty ? (
    <EmptySales canImport={recognition.canImport} />
  ) : (
    <RecognitionPage recognition={recognition} locale={locale} />
  );
}

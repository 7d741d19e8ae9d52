import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { EmptyShop } from '@/components/summary/empty-shop';
import { SummaryPage } from '@/components/summary/summary-page';
import { SummarySkeleton } from '@/components/summary/summary-skeleton';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import { loadExecutiveSummary } from '@/lib/views/executive-summary';
import type { SearchParams } from '@/lib/views/page-query';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('summary'))('title') };
}

// Whether the reader may come is decided before the first byte: a refusal must be able to answer 403.
export default async function Summary({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireAbility('summary:read');
  const params = await searchParams;
  return (
    <Suspense key={JSON.stringify(params)} fallback={<SummarySkeleton />}>
      <Content viewer={viewer} params={params} />
    </Suspense>
  );
}

async function Content({ viewer, params }: { viewer: Viewer; params: SearchParams }) {
  const locale = await getLocale();
  const summary = await loadExecutiveSummary(viewer, params, new Date(), locale as Locale);
  return summary.isEmpty ? <EmptyShop canImport={summary.canImport} /> : <SummaryPage summary={summary} />;
}

import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { FiguresSkeleton } from '@/components/figures/figures-skeleton';
import { NothingYet } from '@/components/figures/nothing-yet';
import { ReturnsPage } from '@/components/sales/returns-page';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import type { SearchParams } from '@/lib/views/page-query';
import { loadReturns } from '@/lib/views/sales/returns';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('margins.returns'))('title') };
}

export default async function Returns({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireAbility('summary:read');
  const params = await searchParams;
  return (
    <Suspense key={JSON.stringify(params)} fallback={<FiguresSkeleton />}>
      <Content viewer={viewer} params={params} />
    </Suspense>
  );
}

async function Content({ viewer, params }: { viewer: Viewer; params: SearchParams }) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('margins.returns')]);
  const view = await loadReturns(viewer, params, new Date(), locale as Locale);
  return view.isEmpty ? <NothingYet title={t('title')} canImport={view.canImport} /> : <ReturnsPage view={view} />;
}

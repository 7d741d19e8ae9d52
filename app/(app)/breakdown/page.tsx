import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { BreakdownPage } from '@/components/breakdown/breakdown-page';
import { BreakdownSkeleton } from '@/components/breakdown/breakdown-skeleton';
import { NothingToBreakDown } from '@/components/breakdown/nothing-to-break-down';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { loadBreakdown } from '@/lib/views/breakdown';
import type { SearchParams } from '@/lib/views/page-query';

interface Props {
  searchParams: Promise<SearchParams>;
}

const kpiOf = async ({ kpi }: SearchParams) =>
  (await governedCatalogue()).get(typeof kpi === 'string' ? kpi : 'net_revenue');

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [params, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations('breakdown')]);
  return { title: (await kpiOf(params))?.label[locale as Locale] ?? t('title') };
}

// Whether the reader may come, and whether the KPI exists, is decided before the first byte.
export default async function Breakdown({ searchParams }: Props) {
  let viewer = await requireAbility('rows:read');
  const params = await searchParams;
  const definition = await kpiOf(params);
  if (!definition) notFound();
  if (definition.requires) viewer = await requireAbility(definition.requires);
  return (
    <Suspense key={JSON.stringify(params)} fallback={<BreakdownSkeleton />}>
      <Content viewer={viewer} params={params} />
    </Suspense>
  );
}

async function Content({ viewer, params }: { viewer: Viewer; params: SearchParams }) {
  const breakdown = await loadBreakdown(viewer, params, new Date(), (await getLocale()) as Locale);
  return breakdown.isEmpty ? <NothingToBreakDown /> : <BreakdownPage breakdown={breakdown} />;
}

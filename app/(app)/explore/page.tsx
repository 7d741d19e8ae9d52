import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ExplorePage } from '@/components/explore/explore-page';
import { ExploreSkeleton } from '@/components/explore/explore-skeleton';
import { NothingToExplore } from '@/components/explore/nothing-to-explore';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { loadExplore } from '@/lib/views/explore';
import type { SearchParams } from '@/lib/views/page-query';

interface Props {
  searchParams: Promise<SearchParams>;
}

const kpiOf = ({ kpi }: SearchParams) => factoryCatalogue.get(typeof kpi === 'string' ? kpi : 'net_revenue');

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [params, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations('explore')]);
  return { title: kpiOf(params)?.label[locale as Locale] ?? t('title') };
}

// Whether the reader may come, and whether the KPI exists, is decided before the first byte.
export default async function Explore({ searchParams }: Props) {
  let viewer = await requireAbility('rows:read');
  const params = await searchParams;
  const definition = kpiOf(params);
  if (!definition) notFound();
  if (definition.requires) viewer = await requireAbility(definition.requires);
  return (
    <Suspense key={JSON.stringify(params)} fallback={<ExploreSkeleton />}>
      <Content viewer={viewer} params={params} />
    </Suspense>
  );
}

async function Content({ viewer, params }: { viewer: Viewer; params: SearchParams }) {
  const explore = await loadExplore(viewer, params, new Date(), (await getLocale()) as Locale);
  return explore.isEmpty ? <NothingToExplore /> : <ExplorePage explore={explore} />;
}

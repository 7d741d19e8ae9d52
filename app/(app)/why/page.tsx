import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { NothingToExplain } from '@/components/why/nothing-to-explain';
import { WhyPage } from '@/components/why/why-page';
import { WhySkeleton } from '@/components/why/why-skeleton';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import type { SearchParams } from '@/lib/views/page-query';
import { loadWhy } from '@/lib/views/why';

interface Props {
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('why'))('title') };
}

// Whether the reader may come, and whether the KPI exists, is decided before the first byte.
export default async function Why({ searchParams }: Props) {
  let viewer = await requireAbility('kpi:query');
  const [params, catalogue] = await Promise.all([searchParams, governedCatalogue()]);
  const definition = catalogue.get(typeof params.kpi === 'string' ? params.kpi : 'net_revenue');
  if (!definition) notFound();
  if (definition.requires) viewer = await requireAbility(definition.requires);
  return (
    <Suspense key={JSON.stringify(params)} fallback={<WhySkeleton />}>
      <Content viewer={viewer} params={params} />
    </Suspense>
  );
}

async function Content({ viewer, params }: { viewer: Viewer; params: SearchParams }) {
  const why = await loadWhy(viewer, params, new Date(), (await getLocale()) as Locale);
  return why.isEmpty ? <NothingToExplain /> : <WhyPage why={why} />;
}

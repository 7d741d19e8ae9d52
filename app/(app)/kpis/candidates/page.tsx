import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { CandidatesPage } from '@/components/candidates/candidates-page';
import { CandidatesSkeleton } from '@/components/candidates/candidates-skeleton';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import { loadCandidates } from '@/lib/views/candidates';
import type { SearchParams } from '@/lib/views/page-query';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('candidates'))('title') };
}

// Whether the reader may come is decided before the first byte: a refusal must be able to answer 403.
export default async function Candidates({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireAbility('dictionary:read');
  const params = await searchParams;
  return (
    <Suspense key={JSON.stringify(params)} fallback={<CandidatesSkeleton />}>
      <Content viewer={viewer} params={params} />
    </Suspense>
  );
}

async function Content({ viewer, params }: { viewer: Viewer; params: SearchParams }) {
  const view = await loadCandidates(viewer, params, new Date(), (await getLocale()) as Locale);
  return <CandidatesPage view={view} />;
}

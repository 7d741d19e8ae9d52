import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { EmptyExplorer } from '@/components/explorer/empty-explorer';
import { ExplorerPage } from '@/components/explorer/explorer-page';
import { ExplorerSkeleton } from '@/components/explorer/explorer-skeleton';
import type { Ability } from '@/lib/auth/abilities';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { loadExplorer } from '@/lib/views/explorer';
import { type AskedQuestion, askedQuestion } from '@/lib/views/explorer-question';
import type { SearchParams } from '@/lib/views/page-query';
import { addNote, changeNote, changeSavedView, deleteNote, deleteSavedView, saveNewView } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('explorer'))('title') };
}

// Whether the reader may come, and may see the KPIs, is decided before the first byte. The content has no key of its
// own: while a changed question is being answered, the last answer stays in view.
export default async function Explore({ searchParams }: { searchParams: Promise<SearchParams> }) {
  let viewer = await requireAbility('kpi:query');
  const now = new Date();
  const asked = await askedQuestion(viewer, await searchParams, now).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  });
  for (const ability of asked.requires) viewer = await requireAbility(ability as Ability);
  return (
    <Suspense fallback={<ExplorerSkeleton />}>
      <Content viewer={viewer} asked={asked} now={now} />
    </Suspense>
  );
}

async function Content({ viewer, asked, now }: { viewer: Viewer; asked: AskedQuestion; now: Date }) {
  const locale = (await getLocale()) as Locale;
  const explorer = await loadExplorer(viewer, asked, now, locale);
  if (explorer.isEmpty) return <EmptyExplorer canImport={explorer.canImport} />;
  return (
    <ExplorerPage
      explorer={explorer}
      locale={locale}
      viewActions={{ save: saveNewView, change: changeSavedView, remove: deleteSavedView }}
      annotationActions={{ add: addNote, change: changeNote, remove: deleteNote }}
    />
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { BackLink } from '@/components/governance/back-link';
import { ClientWords } from '@/components/governance/client-words';
import { KpiEditor } from '@/components/governance/kpi-editor';
import { PageHeader } from '@/components/ui/page-header';
import { requireAbility } from '@/lib/auth/require-ability';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { loadEditor } from '@/lib/views/governance-editor';
import type { SearchParams } from '@/lib/views/page-query';
import { previewImpact, saveProposal, submit } from '../../actions';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('governance.editor'))('editTitle') };
}

function missing(error: unknown): never {
  if (error instanceof AppError && error.code === 'not_found') notFound();
  throw error;
}

export default async function EditKpi({ params, searchParams }: Props) {
  const viewer = await requireAbility('kpis:propose');
  const [{ id }, query, locale, t] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    getTranslations('governance.editor'),
  ]);
  const view = await loadEditor(id, query, viewer, new Date(), locale as Locale).catch(missing);
  return (
    <>
      <BackLink href={`/kpis/${id}`} label={view.title ?? id} />
      <PageHeader title={t('editHeading', { kpi: view.title ?? id, version: (view.baseVersion ?? 0) + 1 })}>
        <p className="text-tremor-content-default">{t('editLead')}</p>
      </PageHeader>
      <ClientWords>
        <KpiEditor view={view} actions={{ previewImpact, saveProposal, submit }} />
      </ClientWords>
    </>
  );
}

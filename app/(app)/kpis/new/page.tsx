import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { BackLink } from '@/components/governance/back-link';
import { ClientWords } from '@/components/governance/client-words';
import { KpiEditor } from '@/components/governance/kpi-editor';
import { PageHeader } from '@/components/ui/page-header';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Locale } from '@/lib/core/locale';
import { loadEditor } from '@/lib/views/governance-editor';
import type { SearchParams } from '@/lib/views/page-query';
import { previewImpact, saveProposal, submit } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('governance.editor'))('newTitle') };
}

export default async function NewKpi({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireAbility('kpis:propose');
  const [params, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations('governance.editor')]);
  const view = await loadEditor(null, params, viewer, new Date(), locale as Locale);
  return (
    <>
      <BackLink href="/kpis" label={t('back')} />
      <PageHeader title={t('newTitle')}>
        <p className="text-tremor-content-default">{t('newLead')}</p>
      </PageHeader>
      <ClientWords>
        <KpiEditor view={view} actions={{ previewImpact, saveProposal, submit }} />
      </ClientWords>
    </>
  );
}

import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { KpiDetail } from '@/components/dictionary/kpi-detail';
import { Section } from '@/components/dictionary/section';
import { ClientWords } from '@/components/governance/client-words';
import { RecordForm } from '@/components/governance/record-form';
import { Skeleton } from '@/components/ui/skeleton';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Locale } from '@/lib/core/locale';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { maySeeMeaning } from '@/lib/views/governance-reading';
import { loadKpiPage } from '@/lib/views/kpi-page';
import type { SearchParams } from '@/lib/views/page-query';
import { keepRecord } from '../actions';
import { HistoryPart, InputsPart, RestatedPart, RulesPart } from './parts';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ id }, locale, catalogue] = await Promise.all([params, getLocale(), governedCatalogue()]);
  return { title: catalogue.get(id)?.label[locale as Locale] };
}

export default async function KpiPage({ params, searchParams }: Props) {
  let viewer = await requireAbility('dictionary:read');
  const now = new Date();
  const [{ id }, query, locale, sent, t, catalogue] = await Promise.all([
    params,
    searchParams,
    getLocale() as Promise<Locale>,
    headers(),
    getTranslations('governance.record'),
    governedCatalogue(undefined, now),
  ]);
  const definition = catalogue.get(id);
  if (!definition) notFound();
  if (definition.requires && !maySeeMeaning(definition, viewer)) viewer = await requireAbility(definition.requires);
  const kpi = await loadKpiPage(viewer, definition, catalogue, now, locale);
  const context = { definition, catalogue, viewer, now, locale };
  const reported = Array.isArray(query.reported) ? query.reported[0] : query.reported;
  return (
    <KpiDetail
      kpi={kpi}
      host={sent.get('host') ?? 'localhost'}
      inputs={
        <Suspense fallback={<Skeleton className="h-64" />}>
          <InputsPart {...context} />
        </Suspense>
      }
      rules={
        <Suspense fallback={<Skeleton className="h-64" />}>
          <RulesPart {...context} />
        </Suspense>
      }
      history={
        <Suspense fallback={<Skeleton className="h-40" />}>
          <HistoryPart {...context} />
        </Suspense>
      }
      restated={
        <Suspense fallback={<Skeleton className="h-72" />}>
          <RestatedPart {...context} day={reported} />
        </Suspense>
      }
      record={
        kpi.record ? (
          <Section title={t('title')}>
            <ClientWords>
              <RecordForm kpiId={id} record={kpi.record} successors={kpi.successors} keep={keepRecord} />
            </ClientWords>
          </Section>
        ) : null
      }
    />
  );
}

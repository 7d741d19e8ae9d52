import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { KpiDetail } from '@/components/dictionary/kpi-detail';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Locale } from '@/lib/core/locale';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { loadKpiPage } from '@/lib/views/kpi-page';

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ id }, locale] = await Promise.all([params, getLocale()]);
  return { title: factoryCatalogue.get(id)?.label[locale as Locale] };
}

export default async function KpiPage({ params }: Props) {
  let viewer = await requireAbility('dictionary:read');
  const [{ id }, locale, sent] = await Promise.all([params, getLocale(), headers()]);
  const definition = factoryCatalogue.get(id);
  if (!definition) notFound();
  if (definition.requires) viewer = await requireAbility(definition.requires);
  const kpi = await loadKpiPage(viewer, definition, new Date(), locale as Locale);
  return <KpiDetail kpi={kpi} host={sent.get('host') ?? 'localhost'} />;
}

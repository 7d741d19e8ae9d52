import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { SourcesPage } from '@/components/sources/sources-page';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Locale } from '@/lib/core/locale';
import { isSystemKind } from '@/lib/sources/systems';
import { loadSourceMatrix } from '@/lib/views/source-matrix';
import { saveKpiSource, saveSourceSystem } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sources'))('title') };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Sources({ searchParams }: Props) {
  const viewer = await requireAbility('dictionary:read');
  const [{ breaches, kpi, system }, locale] = await Promise.all([searchParams, getLocale()]);
  const query = {
    onlyBreaches: breaches === '1',
    kpi: typeof kpi === 'string' ? kpi : null,
    system: isSystemKind(system) ? system : null,
  };
  const matrix = await loadSourceMatrix(viewer, query, new Date(), locale as Locale);
  const actions = viewer.abilities.includes('imports:manage') ? { saveKpiSource, saveSourceSystem } : null;
  return <SourcesPage matrix={matrix} actions={actions} />;
}

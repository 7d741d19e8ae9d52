import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { DictionaryList } from '@/components/dictionary/dictionary-list';
import { PageHeader } from '@/components/ui/page-header';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Locale } from '@/lib/core/locale';
import { loadDictionary } from '@/lib/views/dictionary';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dictionary'))('title') };
}

export default async function Dictionary() {
  const viewer = await requireAbility('dictionary:read');
  const [locale, t] = await Promise.all([getLocale(), getTranslations('dictionary')]);
  const families = await loadDictionary(viewer.abilities, locale as Locale);
  const count = families.reduce((sum, { kpis }) => sum + kpis.length, 0);
  return (
    <>
      <PageHeader title={t('title')} note={t('count', { count })}>
        <p className="text-tremor-content-default">{t('lead')}</p>
      </PageHeader>
      <DictionaryList families={families} label={t('search')} nothing={t.raw('nothing')} />
    </>
  );
}

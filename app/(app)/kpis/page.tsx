import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { DictionaryList } from '@/components/dictionary/dictionary-list';
import { buttonClass } from '@/components/ui/button';
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
  const { families, states, governs, waiting } = await loadDictionary(viewer, new Date(), locale as Locale);
  const count = families.reduce((sum, { kpis }) => sum + kpis.length, 0);
  return (
    <>
      <PageHeader title={t('title')} note={t('count', { count })}>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-tremor-content-default">{t('lead')}</p>
          <div className="flex flex-wrap gap-2">
            <Link href="/kpis/register" className={buttonClass()}>
              {t('register')}
            </Link>
            {governs ? (
              <>
                <Link href="/kpis/proposals" className={buttonClass()}>
                  {t('proposals', { count: waiting })}
                </Link>
                <Link href="/kpis/new" className={buttonClass('primary')}>
                  {t('new')}
                </Link>
              </>
            ) : null}
          </div>
        </div>
      </PageHeader>
      <DictionaryList
        families={families}
        states={states}
        words={{ search: t('search'), state: t('state'), allStates: t('allStates'), nothing: t.raw('nothing') }}
      />
    </>
  );
}

import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { BackLink } from '@/components/governance/back-link';
import { ClientWords } from '@/components/governance/client-words';
import { RegisterList } from '@/components/governance/register-list';
import { buttonClass } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Locale } from '@/lib/core/locale';
import { loadRegister } from '@/lib/views/governance-register';
import { keepRecord } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('governance.register'))('title') };
}

export default async function RegisterPage() {
  const viewer = await requireAbility('dictionary:read');
  const [locale, t] = await Promise.all([getLocale(), getTranslations('governance.register')]);
  const register = await loadRegister(viewer, new Date(), locale as Locale);
  return (
    <div className="mx-auto max-w-5xl">
      <BackLink href="/kpis" label={t('back')} />
      <PageHeader title={t('title')} note={t('active', { count: register.active })}>
        <div className="flex flex-wrap items-start justify-between gap-4">
          <p className="max-w-2xl text-tremor-content-default">{t('lead')}</p>
          <div className="flex flex-wrap gap-2">
            <Link href="/kpis/candidates" className={buttonClass()}>
              {t('find')}
            </Link>
            {register.governs ? (
              <Link href="/kpis/new" className={buttonClass('primary')}>
                {t('new')}
              </Link>
            ) : null}
          </div>
        </div>
      </PageHeader>
      <ClientWords>
        <RegisterList register={register} keep={keepRecord} />
      </ClientWords>
    </div>
  );
}

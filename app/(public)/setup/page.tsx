import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageNotice } from '@/components/auth/page-notice';
import { SetupForm } from '@/components/auth/setup-form';
import { setupIsNeeded } from '@/lib/auth/setup';
import { createAdministrator, printSetupToken } from '../actions';

interface Props {
  searchParams: Promise<{ token?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('setup.title') };
}

export default async function SetupPage({ searchParams }: Props) {
  const [{ token }, isNeeded, t] = await Promise.all([searchParams, setupIsNeeded(), getTranslations('auth')]);
  if (!isNeeded) return <PageNotice title={t('setup.doneTitle')} text={t('setup.doneLead')} link={t('backToSignIn')} />;
  return (
    <div className="space-y-6">
      <div className="space-y-2">
        <h1 className="text-xl font-semibold tracking-tight text-tremor-content-strong">{t('setup.title')}</h1>
        <p className="text-sm text-tremor-content-default">{t('setup.lead')}</p>
      </div>
      <SetupForm token={typeof token === 'string' ? token : ''} create={createAdministrator} renew={printSetupToken} />
    </div>
  );
}

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageNotice } from '@/components/auth/page-notice';
import { PasswordForm } from '@/components/auth/password-form';
import { passwordTokenUser } from '@/lib/auth/password-link';
import { choosePassword } from '../actions';

interface Props {
  searchParams: Promise<{ token?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('choose.title') };
}

export default async function PasswordPage({ searchParams }: Props) {
  const [{ token }, t] = await Promise.all([searchParams, getTranslations('auth')]);
  const user = typeof token === 'string' ? await passwordTokenUser(token) : null;
  if (!user || typeof token !== 'string') {
    return <PageNotice title={t('choose.invalidTitle')} text={t('choose.invalidLead')} link={t('backToSignIn')} />;
  }
  return (
    <div className="space-y-6">
      <div className="space-y-2">
        <h1 className="text-xl font-semibold tracking-tight text-tremor-content-strong">{t('choose.title')}</h1>
        <p className="text-sm text-tremor-content-default">{t('choose.lead', { email: user.email })}</p>
      </div>
      <PasswordForm token={token} email={user.email} choose={choosePassword} />
    </div>
  );
}

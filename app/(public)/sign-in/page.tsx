import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DemoDoors } from '@/components/auth/demo-doors';
import { FormSuccess } from '@/components/auth/form-message';
import { SignInForm } from '@/components/auth/sign-in-form';
import { Badge } from '@/components/ui/badge';
import { currentViewer } from '@/lib/auth/current-viewer';
import { demoIsOpen } from '@/lib/auth/demo';
import { safePath } from '@/lib/auth/safe-path';
import { setupIsNeeded } from '@/lib/auth/setup';

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('title') };
}

export default async function SignInPage({ searchParams }: Props) {
  const { next: asked, done } = await searchParams;
  const next = safePath(typeof asked === 'string' ? asked : null);
  const [viewer, isDemo, needsSetup, t] = await Promise.all([
    currentViewer(),
    demoIsOpen(),
    setupIsNeeded(),
    getTranslations('auth'),
  ]);
  if (viewer) redirect(next);
  const news = done === 'setup' || done === 'password' ? t(`done.${done}`) : null;
  return (
    <div className="space-y-8">
      {isDemo ? (
        <section aria-labelledby="demo-title" className="space-y-4">
          <div className="space-y-2">
            <Badge tone="warning">{t('demo.badge')}</Badge>
            <h1 id="demo-title" className="text-xl font-semibold tracking-tight text-tremor-content-strong">
              {t('demo.title')}
            </h1>
            <p className="text-sm text-tremor-content-default">{t('demo.lead')}</p>
          </div>
          <DemoDoors next={next} />
        </section>
      ) : null}
      <section aria-labelledby="account-title" className="space-y-5">
        {isDemo ? (
          <h2
            id="account-title"
            className="flex items-center gap-3 text-sm text-tremor-content-default before:h-px before:grow before:bg-tremor-border-default after:h-px after:grow after:bg-tremor-border-default"
          >
            {t('withAccount')}
          </h2>
        ) : (
          <h1 id="account-title" className="text-3xl font-semibold tracking-tight text-tremor-content-strong">
            {t('title')}
          </h1>
        )}
        <FormSuccess text={news} />
        <SignInForm next={next} hasFocus={!isDemo} />
        {needsSetup ? (
          <p className="border-t border-tremor-border-default pt-4 text-sm text-tremor-content-default">
            {t('setupHint')}{' '}
            <Link href="/setup" className="font-medium text-tremor-brand-emphasis underline underline-offset-4">
              {t('setupLink')}
            </Link>
          </p>
        ) : null}
      </section>
    </div>
  );
}

import { GitPullRequestArrow } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { BackLink } from '@/components/governance/back-link';
import { ClientWords } from '@/components/governance/client-words';
import { ProposalList } from '@/components/governance/proposal-list';
import { SingleAdminSwitch } from '@/components/governance/single-admin-switch';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Locale } from '@/lib/core/locale';
import { loadProposals } from '@/lib/views/governance-proposals';
import { declareSingle } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('governance.proposals'))('title') };
}

const HEADING = 'mb-3 text-base font-semibold text-tremor-content-strong';

export default async function Proposals() {
  const { abilities } = await requireAbility('dictionary:read');
  const governs = abilities.includes('kpis:propose');
  const [locale, t] = await Promise.all([getLocale(), getTranslations('governance.proposals')]);
  const { open, closed, isSingleAdmin } = await loadProposals(locale as Locale);
  return (
    <div className="mx-auto max-w-5xl">
      <BackLink href="/kpis" label={t('back')} />
      <PageHeader title={t('title')}>
        <div className="flex flex-wrap items-start justify-between gap-4">
          <p className="max-w-2xl text-tremor-content-default">{t('lead')}</p>
          {governs ? (
            <Link href="/kpis/new" className={buttonClass('primary')}>
              {t('new')}
            </Link>
          ) : null}
        </div>
      </PageHeader>
      <section>
        <h2 className={HEADING}>{t('open')}</h2>
        {open.length > 0 ? (
          <ProposalList items={open} />
        ) : (
          <Card>
            <EmptyState icon={GitPullRequestArrow} title={t('none')} text={t('noneText')} />
          </Card>
        )}
      </section>
      {closed.length > 0 ? (
        <section className="mt-8">
          <h2 className={HEADING}>{t('closed')}</h2>
          <ProposalList items={closed} />
        </section>
      ) : null}
      {governs ? (
        <section className="mt-8">
          <h2 className={HEADING}>{t('setting')}</h2>
          <Card>
            <ClientWords>
              <SingleAdminSwitch isSingle={isSingleAdmin} declare={declareSingle} />
            </ClientWords>
          </Card>
        </section>
      ) : null}
    </div>
  );
}

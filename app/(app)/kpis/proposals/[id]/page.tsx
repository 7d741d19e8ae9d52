import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { BackLink } from '@/components/governance/back-link';
import { ClientWords } from '@/components/governance/client-words';
import { DecisionPanel } from '@/components/governance/decision-panel';
import { DefinitionDiff } from '@/components/governance/definition-diff';
import { ImpactPanel } from '@/components/governance/impact-panel';
import { Notice } from '@/components/governance/notice';
import { PaintedExpression } from '@/components/governance/painted-expression';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { requireAbility } from '@/lib/auth/require-ability';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { loadProposal } from '@/lib/views/governance-proposals';
import { withdraw } from '../../actions';
import { approve, reject } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('governance.proposals'))('one') };
}

function missing(error: unknown): never {
  if (error instanceof AppError && error.code === 'not_found') notFound();
  throw error;
}

const HEADING = 'text-base font-semibold text-tremor-content-strong';

export default async function ProposalPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireAbility('dictionary:read');
  const [{ id }, locale, t] = await Promise.all([params, getLocale(), getTranslations('governance.proposals')]);
  if (!/^\d{1,9}$/.test(id)) notFound();
  const proposal = await loadProposal(Number(id), viewer, new Date(), locale as Locale).catch(missing);
  const { decision, impact } = proposal;
  return (
    <>
      <BackLink href="/kpis/proposals" label={t('title')} />
      <PageHeader
        title={proposal.label}
        note={
          <span className="inline-flex items-center gap-2">
            <Badge tone={proposal.state.tone}>{proposal.state.label}</Badge>
            {proposal.what}
          </span>
        }
      >
        <p className="text-sm text-tremor-content-default">
          {t('by', { name: proposal.author, when: proposal.when })} · {proposal.effective}
        </p>
      </PageHeader>
      <div className="mb-4 grid gap-2">
        {proposal.isOutdated ? <Notice isWarning>{t('outdated')}</Notice> : null}
        {proposal.state.id === 'submitted' && proposal.isOwn ? (
          <Notice isWarning={proposal.isSingleAdmin}>{t(proposal.isSingleAdmin ? 'ownSingle' : 'own')}</Notice>
        ) : null}
        {decision ? (
          <Notice>
            <p>
              {t(`decided.${proposal.state.id}`, {
                name: decision.by,
                when: decision.when,
                version: decision.version ?? 0,
              })}
            </p>
            {decision.note ? <p>« {decision.note} »</p> : null}
          </Notice>
        ) : null}
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <div className="grid gap-4">
          <Card>
            <h2 className={HEADING}>{t('why')}</h2>
            <p className="mt-2 leading-relaxed">{proposal.reason}</p>
            <h3 className="mt-4 mb-1 text-xs font-medium text-tremor-content-default">{t('expression')}</h3>
            <PaintedExpression parts={proposal.expression} name={proposal.kpiId} />
            {proposal.notice ? (
              <>
                <h3 className="mt-4 mb-1 text-xs font-medium text-tremor-content-default">{t('notice')}</h3>
                <p>{proposal.notice}</p>
              </>
            ) : null}
          </Card>
          <Card>
            <h2 className={HEADING}>{t('what')}</h2>
            <div className="mt-2">
              <DefinitionDiff rows={proposal.diff} />
            </div>
          </Card>
        </div>
        <div className="grid gap-4">
          <Card>
            <h2 className={`${HEADING} mb-3`}>{t('effect')}</h2>
            {impact ? <ImpactPanel impact={impact} /> : <p className="text-tremor-content-default">{t('noImpact')}</p>}
          </Card>
          {proposal.mayDecide || proposal.mayWithdraw ? (
            <Card>
              <h2 className={`${HEADING} mb-3`}>{t('decision')}</h2>
              {proposal.mayEdit ? (
                <Link href={proposal.editHref} className={`${buttonClass('primary')} mb-3`}>
                  {t('continue')}
                </Link>
              ) : null}
              <ClientWords>
                <DecisionPanel
                  id={proposal.id}
                  mayDecide={proposal.mayDecide}
                  mayWithdraw={proposal.mayWithdraw}
                  approve={approve}
                  reject={reject}
                  withdraw={withdraw}
                />
              </ClientWords>
            </Card>
          ) : null}
          {proposal.kpiHref ? (
            <Link href={proposal.kpiHref} className={buttonClass()}>
              {t('entry')}
            </Link>
          ) : null}
        </div>
      </div>
    </>
  );
}

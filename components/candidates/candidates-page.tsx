import { ArrowLeft, Radar } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/field';
import { PageHeader } from '@/components/ui/page-header';
import { CandidateCard, type CandidateView } from './candidate-card';

export interface CandidatesView {
  path: string;
  targets: readonly { value: string; label: string }[];
  target: string;
  targetLabel: string;
  grain: 'week' | 'month';
  found: {
    problem: string | null;
    title: string;
    summary: string;
    leftOut: string | null;
    method: string;
    values: readonly (number | null)[];
    findings: readonly CandidateView[];
    closest: readonly CandidateView[];
  } | null;
}

const HEADING = 'text-base font-semibold text-tremor-content-strong';

/** Which figures move before another one. The search runs when it is asked for. */
export function CandidatesPage({ view }: { view: CandidatesView }) {
  const t = useTranslations('candidates');
  const { found } = view;
  return (
    <>
      <Link
        href="/kpis"
        className="mb-2 inline-flex min-h-6 items-center gap-1.5 rounded text-xs text-tremor-content-default hover:text-tremor-content-strong"
      >
        <ArrowLeft aria-hidden className="size-3.5" />
        {t('back')}
      </Link>
      <PageHeader title={t('title')}>
        <p className="max-w-4xl text-tremor-content-default">{t('lead')}</p>
        <form action={view.path} className="flex flex-wrap items-end gap-3">
          <div className="w-72 max-w-full">
            <Select label={t('target')} name="target" options={view.targets} defaultValue={view.target} />
          </div>
          <div className="w-36">
            <Select
              label={t('grain')}
              name="grain"
              options={(['week', 'month'] as const).map((id) => ({ value: id, label: t(`grains.${id}`) }))}
              defaultValue={view.grain}
            />
          </div>
          <input type="hidden" name="run" value="1" />
          <Button type="submit" kind="primary">
            {found ? t('searchAgain') : t('search')}
          </Button>
        </form>
      </PageHeader>
      {found ? <Found found={found} /> : <Ready />}
    </>
  );
}

function Ready() {
  const t = useTranslations('candidates.ready');
  return (
    <Card>
      <EmptyState icon={Radar} title={t('title')} text={t('text')} />
    </Card>
  );
}

function Found({ found }: { found: NonNullable<CandidatesView['found']> }) {
  const t = useTranslations('candidates');
  if (found.problem) {
    return (
      <Card>
        <p className="py-10 text-center text-tremor-content-default">{found.problem}</p>
      </Card>
    );
  }
  return (
    <>
      <section aria-label={found.title} data-findings={found.findings.length}>
        <h2 className={HEADING}>{found.title}</h2>
        <p className="mt-1 text-xs text-tremor-content-default">
          {found.summary} {found.leftOut}
        </p>
        <div className="mt-4 grid gap-4 xl:grid-cols-2">
          {found.findings.map((candidate) => (
            <CandidateCard key={candidate.id} candidate={candidate} target={found.values} />
          ))}
        </div>
      </section>
      {found.closest.length > 0 ? (
        <section aria-label={t('closest')} className="mt-8">
          <h2 className={HEADING}>{t('closest')}</h2>
          <p className="mt-1 text-xs text-tremor-content-default">{t('closestText')}</p>
          <div className="mt-4 grid gap-4 xl:grid-cols-2">
            {found.closest.map((candidate) => (
              <CandidateCard key={candidate.id} candidate={candidate} target={found.values} />
            ))}
          </div>
        </section>
      ) : null}
      <p className="mt-6 max-w-4xl text-xs leading-relaxed text-tremor-content-default">{found.method}</p>
    </>
  );
}

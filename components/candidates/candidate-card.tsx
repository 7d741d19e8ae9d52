import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { LeadChart } from './lead-chart';

export interface CandidateView {
  id: string;
  name: string;
  /** As the editor of KPIs writes it; null for a KPI that exists. */
  expression: string | null;
  ahead: string;
  direction: string;
  r: string;
  q: string;
  pairs: string;
  /** Found by the search, and confirmed on what it did not see. */
  isSure: boolean;
  check: string;
  href: string | null;
  proposeHref: string | null;
  chart: string;
  legend: { target: string; candidate: string };
  lag: number;
  values: readonly (number | null)[];
}

/** One figure that moves before the target: how long before, how surely, and what both look like. */
export function CandidateCard({ candidate, target }: { candidate: CandidateView; target: readonly (number | null)[] }) {
  const t = useTranslations('candidates.card');
  const facts = [
    { label: t('correlation'), value: candidate.r },
    { label: t('q'), value: candidate.q },
    { label: t('pairs'), value: candidate.pairs },
    { label: t('check'), value: candidate.check },
  ];
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 className="text-base font-semibold text-tremor-content-strong">{candidate.name}</h3>
        {candidate.isSure ? <Badge tone="good">{t('holds')}</Badge> : null}
      </div>
      <p className="mt-0.5 text-sm text-tremor-content-emphasis">
        {candidate.ahead}, {candidate.direction}
      </p>
      <p className="mt-0.5 text-xs text-tremor-content-default">
        {candidate.expression ? (
          <>
            {t('new')} · <code>{candidate.expression}</code>
          </>
        ) : (
          t('known')
        )}
      </p>
      <div className="mt-3">
        <LeadChart
          label={candidate.chart}
          legend={candidate.legend}
          target={target}
          candidate={candidate.values}
          lag={candidate.lag}
        />
      </div>
      <dl className="mt-3 grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-4">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt className="text-xs text-tremor-content-default">{label}</dt>
            <dd className="font-medium whitespace-nowrap text-tremor-content-strong">{value}</dd>
          </div>
        ))}
      </dl>
      {candidate.href || candidate.proposeHref ? (
        <p className="mt-4">
          {candidate.href ? (
            <Link prefetch={false} href={candidate.href} className={buttonClass()}>
              {t('open')}
            </Link>
          ) : null}
          {candidate.proposeHref ? (
            <Link prefetch={false} href={candidate.proposeHref} className={buttonClass('primary')}>
              {t('propose')}
            </Link>
          ) : null}
        </p>
      ) : null}
    </Card>
  );
}

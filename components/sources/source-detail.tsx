import { Star } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { DetailView } from './matrix-data';
import { KpiSourceForm, SourceSystemForm } from './source-forms';
import type { SourceActions } from './sources-page';
import { StateMark } from './state-mark';

const TONES = { queued: 'neutral', running: 'brand', done: 'good', failed: 'bad', undone: 'neutral' } as const;
const HEADING = 'mt-5 text-xs font-semibold text-tremor-content-default';

/** One cell of the matrix, or a system as a whole: what is expected, what came, and who answers for it. */
export function SourceDetail({ detail, actions }: { detail: DetailView; actions: SourceActions | null }) {
  const t = useTranslations('sources.detail');
  const { cell, reach, age, feeds, sources, batches } = detail;
  return (
    <div>
      {cell ? (
        <p className="flex flex-wrap items-center gap-3">
          <StateMark state={cell.state} text={cell.stateText} />
          {cell.isSystemOfRecord ? (
            <span className="inline-flex items-center gap-1 text-xs text-tremor-content-default">
              <Star aria-hidden className="size-3 fill-current text-tremor-brand-default" />
              {t('record')}
            </span>
          ) : null}
        </p>
      ) : (
        <p className="text-tremor-content-default">{detail.affected}</p>
      )}
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
        {cell ? (
          <>
            <Fact name={t('owner')} value={cell.owner} />
            <Fact name={t('grain')} value={cell.granularity} />
            <Fact name={t('expected')} value={`${cell.expected} (${cell.expectedBy})`} />
          </>
        ) : null}
        <Fact name={t('actual')} value={age ?? t('nothing')} />
        <Fact name={t('reach')} value={reach ?? t('nothing')} isDay={reach !== null} />
        {feeds.map(({ granularity, lastDay }) => (
          <Fact key={granularity} name={`· ${granularity}`} value={lastDay} isDay />
        ))}
      </dl>
      <h3 className={HEADING}>{t('sources')}</h3>
      <ul className="mt-1 divide-y divide-tremor-border-default text-sm">
        {sources.map((source) => (
          <li key={source.id} className="py-1.5">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="text-tremor-content-strong">{source.name}</span>
              <span className="text-xs text-tremor-content-default">
                {source.lastLoadedAt ? t('loaded', { at: source.lastLoadedAt }) : t('never')}
              </span>
            </p>
            <p className="text-xs text-tremor-content-default">
              {[source.ownerName, source.latency && t('within', { delay: source.latency })].filter(Boolean).join(' · ')}
            </p>
            {actions && !cell ? <SourceSystemForm source={source} save={actions.saveSourceSystem} /> : null}
          </li>
        ))}
        {sources.length === 0 ? <li className="py-1.5 text-tremor-content-default">{t('noSource')}</li> : null}
      </ul>
      <h3 className={HEADING}>{t('batches')}</h3>
      <ul className="mt-1 divide-y divide-tremor-border-default text-sm">
        {batches.map((batch) => (
          <li key={batch.id} className="flex items-baseline justify-between gap-3 py-1.5">
            <span className="min-w-0">
              {batch.href ? (
                <Link href={batch.href} className="block truncate text-tremor-content-strong hover:underline">
                  {batch.file}
                </Link>
              ) : (
                <span className="block truncate text-tremor-content-strong">{batch.file}</span>
              )}
              <span className="text-xs text-tremor-content-default">
                {batch.at} · {t('rows', { rows: batch.rows })}
              </span>
            </span>
            <Badge tone={TONES[batch.status]}>{t(`status.${batch.status}`)}</Badge>
          </li>
        ))}
        {batches.length === 0 ? <li className="py-1.5 text-tremor-content-default">{t('noBatch')}</li> : null}
      </ul>
      {actions && cell ? <KpiSourceForm cell={cell} save={actions.saveKpiSource} /> : null}
    </div>
  );
}

function Fact({ name, value, isDay }: { name: string; value: string; isDay?: boolean }) {
  return (
    <>
      <dt className="text-tremor-content-default">{name}</dt>
      <dd className={`text-right text-tremor-content-strong ${isDay ? 'whitespace-nowrap' : ''}`}>{value}</dd>
    </>
  );
}

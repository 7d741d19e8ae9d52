'use client';
import { FlaskConical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { WarningList } from '@/components/ui/warning-list';
import { BatchProgress } from './batch-progress';
import { EffectTable } from './effect-table';
import type { Trial } from './import-data';
import { OverlapList } from './overlap-list';
import { useReasons } from './use-reasons';
import type { Words } from './use-words';

const COUNTS = ['rows', 'inserted', 'updated', 'unchanged', 'quarantined'] as const;

/** What an import would do: everything happened, and nothing of it was kept. */
export function TrialCard({ trial, words }: { trial: Trial; words: Words }) {
  const t = useTranslations('imports.trial');
  const counts = useTranslations('imports.report');
  const reasons = useReasons();
  const { result, error, state } = trial;
  return (
    <section
      aria-label={t('title')}
      aria-live="polite"
      data-trial={state}
      className="rounded-xl bg-tremor-background-muted p-4 ring-1 ring-tremor-border-default"
    >
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm font-semibold text-tremor-content-strong">
        <FlaskConical aria-hidden className="size-4 text-tremor-brand-emphasis" />
        {t('title')}
        <span className="font-normal text-tremor-content-default">{t('nothingStored')}</span>
      </p>
      {state === 'queued' || state === 'running' ? (
        <div className="mt-3">
          <BatchProgress batch={{ status: state, progress: trial.progress }} words={words} isTrial />
        </div>
      ) : null}
      {state === 'failed' && error ? (
        <p role="alert" className="mt-3 rounded-lg bg-bad-faint px-3 py-2 text-sm text-bad">
          {reasons.failure(error)}
        </p>
      ) : null}
      {result ? (
        <div className="mt-3 space-y-4">
          <dl className="grid grid-cols-2 gap-3 sm:grid-cols-5">
            {COUNTS.map((name) => (
              <div key={name}>
                <dt className="text-xs text-tremor-content-default">{counts(name)}</dt>
                <dd
                  data-trial-count={name}
                  className={`text-base font-semibold ${name === 'quarantined' && result.quarantined > 0 ? 'text-warning' : 'text-tremor-content-strong'}`}
                >
                  {words.count(result[name])}
                </dd>
              </div>
            ))}
          </dl>
          {result.reasons.length > 0 ? (
            <ul className="space-y-0.5 text-sm text-warning">
              {result.reasons.map(({ code, rows }) => (
                <li key={code}>{t('reason', { reason: reasons.problem(code), rows })}</li>
              ))}
            </ul>
          ) : null}
          <OverlapList overlaps={result.overlaps} words={words} isWhole />
          <WarningList warnings={result.warnings.map(reasons.warning)} />
          <EffectTable effect={result.effect} currency={result.currency} words={words} />
        </div>
      ) : null}
    </section>
  );
}

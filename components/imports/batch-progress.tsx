'use client';
import { useTranslations } from 'next-intl';
import type { Batch } from './import-data';
import { ProgressBar } from './progress-bar';
import type { Words } from './use-words';

interface Props {
  batch: Pick<Batch, 'status' | 'progress'>;
  words: Words;
  /** nothing will be kept */
  isTrial?: boolean;
}

/** Where a running import is: step, rows, speed, and the time that reading still needs. */
export function BatchProgress({ batch, words, isTrial }: Props) {
  const t = useTranslations('imports.progress');
  const { progress } = batch;
  if (!progress) {
    return (
      <div className="space-y-1.5">
        <p className="text-xs text-tremor-content-default">{t('queued')}</p>
        <ProgressBar share={batch.status === 'queued' ? 0 : null} label={t('label')} text={t('queued')} />
      </div>
    );
  }
  const isReading = progress.phase === 'reading';
  const step = t(isReading ? 'reading' : isTrial ? 'trying' : 'merging');
  const seconds = Math.max(progress.seconds, 0.1);
  const left = isReading && progress.share > 0.02 ? (seconds * (1 - progress.share)) / progress.share : null;
  const rows = t('rows', { rows: words.count(progress.rows), speed: words.count(progress.rows / seconds) });
  const facts = [
    isReading ? words.percent(progress.share) : null,
    isReading ? rows : t('elapsed', { time: words.duration(Math.round(seconds)) }),
    left !== null && left >= 1 ? t('left', { time: words.duration(Math.round(left)) }) : null,
  ].filter((fact) => fact !== null);
  return (
    <div className="space-y-1.5">
      <div className="flex flex-wrap justify-between gap-x-4 text-xs">
        <span className="font-medium text-tremor-content-emphasis">{step}</span>
        <span className="text-tremor-content-default">{facts.join(' · ')}</span>
      </div>
      <ProgressBar share={isReading ? progress.share : null} label={t('label')} text={step} />
    </div>
  );
}

'use client';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, CircleAlert } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { WarningList } from '@/components/ui/warning-list';
import { BatchProgress } from './batch-progress';
import { DELIMITER_NAMES } from './delimiter-name';
import { type BatchReport, isActive } from './import-data';
import { readBatch } from './import-requests';
import { QuarantineCard } from './quarantine-card';
import { StateBadge } from './state-badge';
import { useReasons } from './use-reasons';
import { useWords, type Words } from './use-words';

const POLL_MS = 1_000;
const COUNTS = ['rows', 'inserted', 'updated', 'unchanged', 'quarantined'] as const;

/** One import: where it is, or what came of it. */
export function ReportPage({ report, timeZone }: { report: BatchReport; timeZone: string }) {
  const t = useTranslations('imports');
  const words = useWords(timeZone);
  const reasons = useReasons();
  const { data: batch } = useQuery({
    queryKey: ['import', report.id],
    queryFn: () => readBatch(report.id),
    initialData: report,
    refetchInterval: ({ state }) => (state.data && isActive(state.data) ? POLL_MS : false),
  });
  const who = batch.created_by === 'command line' ? t('history.cli') : batch.created_by || t('history.unknown');
  return (
    <div className="mx-auto max-w-6xl space-y-6">
      <header className="space-y-2">
        <Link
          href="/imports"
          className="inline-flex min-h-6 items-center gap-1 rounded text-sm text-tremor-brand-emphasis hover:underline"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t('report.back')}
        </Link>
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="min-w-0 text-xl font-semibold tracking-tight break-words text-tremor-content-strong">
            {batch.file}
          </h1>
          <StateBadge batch={batch} />
        </div>
        <p className="text-xs text-tremor-content-default">
          <Facts batch={batch} words={words} /> {t('report.by', { who, when: words.instant(batch.created_at) })}
        </p>
      </header>
      {isActive(batch) ? (
        <Card>
          <BatchProgress batch={batch} words={words} />
          <p className="mt-3 text-xs text-tremor-content-default">{t('progress.leave')}</p>
        </Card>
      ) : null}
      {batch.status === 'failed' ? <Failure batch={batch} /> : null}
      {batch.status === 'done' ? <Outcome batch={batch} words={words} /> : null}
      <WarningList warnings={batch.warnings.map(reasons.warning)} />
      {batch.status === 'done' && batch.quarantined > 0 ? <QuarantineCard batch={batch} words={words} /> : null}
      {batch.mapping.length > 0 ? (
        <Card>
          <details>
            <summary className="rounded text-base font-semibold text-tremor-content-strong">
              {t('report.mapping')}
            </summary>
            <dl className="mt-3 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2 lg:grid-cols-3">
              {batch.mapping.map(({ field, column }) => (
                <div key={field.en} className="flex justify-between gap-3 border-b border-tremor-border-default py-1.5">
                  <dt className="text-tremor-content-default">{field[words.locale]}</dt>
                  <dd className="truncate text-right text-tremor-content-strong" title={column}>
                    {column}
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        </Card>
      ) : null}
    </div>
  );
}

function Facts({ batch, words }: { batch: BatchReport; words: Words }) {
  const t = useTranslations('imports');
  if (batch.format.id === 'demo') return <>{t('report.demo')}</>;
  const delimiter = DELIMITER_NAMES[batch.delimiter];
  const facts = {
    format: batch.format.label[words.locale],
    size: words.bytes(batch.size),
    encoding: t.has(`settings.encodings.${batch.encoding}`)
      ? t(`settings.encodings.${batch.encoding}`)
      : batch.encoding,
    delimiter: delimiter ? t(`settings.delimiters.${delimiter}`) : batch.delimiter,
  };
  return <>{t('report.facts', facts)}.</>;
}

function Failure({ batch }: { batch: BatchReport }) {
  const t = useTranslations('imports.report');
  const reasons = useReasons();
  return (
    <Card>
      <div role="alert" className="flex items-start gap-3">
        <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-bad" />
        <div className="space-y-2">
          <h2 className="text-base font-semibold text-bad">{t('failedTitle')}</h2>
          {batch.error ? <p className="text-tremor-content-emphasis">{reasons.failure(batch.error)}</p> : null}
          <p className="text-tremor-content-default">{t('failedNothing')}</p>
          <Link
            href={batch.retry ? `/imports?upload=${batch.retry}` : '/imports'}
            className={buttonClass(batch.retry ? 'primary' : 'secondary')}
          >
            {batch.retry ? t('again') : t('newFile')}
          </Link>
        </div>
      </div>
    </Card>
  );
}

function Outcome({ batch, words }: { batch: BatchReport; words: Words }) {
  const t = useTranslations('imports.report');
  const counts = Object.fromEntries(COUNTS.map((name) => [name, words.count(batch[name])]));
  const isNothingNew = batch.rows > 0 && batch.unchanged === batch.rows;
  return (
    <Card>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-5">
        {COUNTS.map((name) => (
          <div key={name}>
            <dt className="text-xs text-tremor-content-default">{t(name)}</dt>
            <dd
              data-count={name}
              className={`mt-0.5 text-xl font-semibold ${name === 'quarantined' && batch.quarantined > 0 ? 'text-warning' : 'text-tremor-content-strong'}`}
            >
              {counts[name]}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-sm text-tremor-content-emphasis">
        {t('sum', counts)}
        {batch.seconds === null ? '' : `, ${t('duration', { time: words.duration(batch.seconds) })}`}.{' '}
        {isNothingNew ? t('nothingNew') : batch.quarantined === 0 ? t('clean') : null}
      </p>
    </Card>
  );
}

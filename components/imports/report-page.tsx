'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, Undo2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { useToast } from '@/components/ui/toast';
import { WarningList } from '@/components/ui/warning-list';
import { BatchProgress } from './batch-progress';
import { ControlList } from './control-list';
import { EffectTable } from './effect-table';
import { type BatchReport, type ControlCheck, isActive, type Overlap } from './import-data';
import { readBatch } from './import-requests';
import { LineFinder } from './line-finder';
import { OverlapList } from './overlap-list';
import { QuarantineCard } from './quarantine-card';
import { Failure, Outcome, Undone } from './report-outcome';
import { StateBadge } from './state-badge';
import { UndoDialog } from './undo-dialog';
import { useReasons } from './use-reasons';
import { useSpelling } from './use-spelling';
import { useWords, type Words } from './use-words';

interface Props {
  report: BatchReport;
  controls: readonly ControlCheck[];
  overlaps: readonly Overlap[];
  currency: string;
  timeZone: string;
}

const POLL_MS = 1_000;

/** One import: where it is, or what came of it. */
export function ReportPage({ report, controls, overlaps, currency, timeZone }: Props) {
  const t = useTranslations('imports');
  const words = useWords(timeZone);
  const reasons = useReasons();
  const toast = useToast();
  const client = useQueryClient();
  const router = useRouter();
  const [isUndoing, setUndoing] = useState(false);
  const { data: batch } = useQuery({
    queryKey: ['import', report.id],
    queryFn: async () => {
      const next = await readBatch(report.id);
      // Controls and overlaps are known to the server only, once it is done.
      if (isActive(report) && !isActive(next)) router.refresh();
      return next;
    },
    initialData: report,
    refetchInterval: ({ state }) => (state.data && isActive(state.data) ? POLL_MS : false),
  });
  const isDone = batch.status === 'done';
  const isOfFile = batch.format.id !== 'demo';
  return (
    <div className="mx-auto max-w-6xl space-y-6">
      <Head batch={batch} words={words} onUndo={isDone && isOfFile ? () => setUndoing(true) : null} />
      {isActive(batch) ? (
        <Card>
          <BatchProgress batch={batch} words={words} />
          <p className="mt-3 text-xs text-tremor-content-default">{t('progress.leave')}</p>
        </Card>
      ) : null}
      {batch.status === 'failed' ? <Failure batch={batch} /> : null}
      {batch.status === 'undone' ? <Undone batch={batch} words={words} /> : null}
      {isDone || batch.status === 'undone' ? <Outcome batch={batch} words={words} /> : null}
      <OverlapList overlaps={isDone ? overlaps : []} words={words} isWhole />
      <WarningList warnings={batch.warnings.map(reasons.warning)} />
      {isDone && batch.quarantined > 0 ? <QuarantineCard batch={batch} words={words} /> : null}
      {batch.effect.length > 0 ? (
        <Card>
          <h2 className="mb-3 text-base font-semibold text-tremor-content-strong">{t('effect.caption')}</h2>
          <EffectTable effect={batch.effect} currency={currency} words={words} />
        </Card>
      ) : null}
      {isDone ? <ControlList checks={controls} words={words} /> : null}
      {isDone && isOfFile ? <LineFinder batch={batch.id} words={words} /> : null}
      {batch.mapping.length > 0 ? <Mapping batch={batch} words={words} /> : null}
      <UndoDialog
        batch={isUndoing ? batch : null}
        words={words}
        onClose={() => setUndoing(false)}
        onUndone={() => {
          setUndoing(false);
          toast(t('history.undone', { name: batch.file }));
          void client.invalidateQueries({ queryKey: ['import', batch.id] });
        }}
      />
    </div>
  );
}

function Head({ batch, words, onUndo }: { batch: BatchReport; words: Words; onUndo: (() => void) | null }) {
  const t = useTranslations('imports');
  const who = batch.created_by === 'command line' ? t('history.cli') : batch.created_by || t('history.unknown');
  return (
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
        {onUndo ? (
          <Button className="ml-auto" onClick={onUndo}>
            <Undo2 aria-hidden className="size-4" />
            {t('history.undo')}
          </Button>
        ) : null}
      </div>
      <p className="text-xs text-tremor-content-default">
        <Facts batch={batch} words={words} /> {t('report.by', { who, when: words.instant(batch.created_at) })}
        {batch.data_version === null ? '' : ` · ${t('report.version', { version: batch.data_version })}`}
      </p>
      {batch.parent_id === null ? null : (
        <p className="text-sm">
          <Link
            href={`/imports/${batch.parent_id}`}
            className="text-tremor-brand-emphasis underline underline-offset-2"
          >
            {t('report.corrects', { id: batch.parent_id })}
          </Link>
        </p>
      )}
    </header>
  );
}

function Facts({ batch, words }: { batch: BatchReport; words: Words }) {
  const t = useTranslations('imports.report');
  const spelling = useSpelling();
  if (batch.format.id === 'demo') return <>{t('demo')}</>;
  const format = batch.format.label[words.locale];
  return <>{t('facts', { format, size: words.bytes(batch.size), spelling: spelling(batch) })}.</>;
}

function Mapping({ batch, words }: { batch: BatchReport; words: Words }) {
  const t = useTranslations('imports.report');
  return (
    <Card>
      <details>
        <summary className="rounded text-base font-semibold text-tremor-content-strong">{t('mapping')}</summary>
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
  );
}

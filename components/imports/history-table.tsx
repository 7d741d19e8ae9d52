'use client';
import { useQuery } from '@tanstack/react-query';
import { FileClock } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { BatchProgress } from './batch-progress';
import { type Batch, isActive } from './import-data';
import { readBatches } from './import-requests';
import { StateBadge } from './state-badge';
import type { Words } from './use-words';

export interface History {
  imports: Batch[];
  next: number | null;
}

const POLL_MS = 1_000;
const HEAD =
  'border-b border-tremor-border-default px-2 py-2 text-xs font-medium whitespace-nowrap text-tremor-content-default first:pl-0 last:pr-0';
const CELL = 'border-b border-tremor-border-default px-2 py-2.5 align-top first:pl-0 last:pr-0';
const COUNTS = ['rows', 'inserted', 'updated', 'unchanged', 'quarantined'] as const;

/** All imports, the newest first; those that run move by themselves. */
export function HistoryTable({ history, words }: { history: History; words: Words }) {
  const t = useTranslations('imports.history');
  const [older, setOlder] = useState<History | null>(null);
  const [isLoading, setLoading] = useState(false);
  const { data, isError, refetch } = useQuery({
    queryKey: ['imports'],
    queryFn: () => readBatches(),
    initialData: history,
    refetchInterval: ({ state }) => (state.data?.imports.some(isActive) ? POLL_MS : false),
  });
  const first = data.imports.at(-1)?.id ?? 0;
  const imports = [...data.imports, ...(older?.imports.filter(({ id }) => id < first) ?? [])];
  const next = older ? older.next : data.next;

  async function showMore() {
    if (next === null) return;
    setLoading(true);
    const more = await readBatches(next).catch(() => null);
    if (more) setOlder({ imports: [...(older?.imports ?? []), ...more.imports], next: more.next });
    setLoading(false);
  }

  return (
    <Card>
      <h2 className="text-base font-semibold text-tremor-content-strong">{t('title')}</h2>
      {isError ? (
        <p role="alert" className="mt-3 flex flex-wrap items-center gap-3 text-bad">
          {t('failed')} <Button onClick={() => refetch()}>{t('retry')}</Button>
        </p>
      ) : null}
      {imports.length === 0 ? (
        <EmptyState icon={FileClock} title={t('empty')} text={t('emptyText')} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section aria-label={t('caption')} tabIndex={0} className="mt-3 overflow-x-auto rounded-lg">
          <table className="w-full min-w-[52rem] border-separate border-spacing-0 text-sm">
            <caption className="sr-only">{t('caption')}</caption>
            <thead>
              <tr>
                {(['file', 'state', 'when', 'who'] as const).map((column) => (
                  <th key={column} scope="col" className={`${HEAD} text-left`}>
                    {t(`columns.${column}`)}
                  </th>
                ))}
                {COUNTS.map((column) => (
                  <th key={column} scope="col" className={`${HEAD} text-right`}>
                    {t(`columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {imports.map((batch) => (
                <HistoryRow key={batch.id} batch={batch} words={words} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {next !== null ? (
        <Button className="mt-4" disabled={isLoading} onClick={showMore}>
          {isLoading ? t('loading') : t('more')}
        </Button>
      ) : null}
    </Card>
  );
}

function HistoryRow({ batch, words }: { batch: Batch; words: Words }) {
  const t = useTranslations('imports.history');
  const who = batch.created_by === 'command line' ? t('cli') : batch.created_by || t('unknown');
  return (
    <tr data-import={batch.id} data-state={batch.status} className="hover:bg-tremor-background-muted">
      <th scope="row" className={`${CELL} max-w-72 text-left font-medium text-tremor-content-strong`}>
        <Link
          href={`/imports/${batch.id}`}
          title={batch.file}
          className="block truncate underline-offset-4 hover:underline"
        >
          {batch.file}
        </Link>
        <span className="block text-xs font-normal text-tremor-content-default">
          {batch.format.label[words.locale]}
        </span>
      </th>
      <td className={CELL}>
        <StateBadge batch={batch} />
      </td>
      <td className={`${CELL} whitespace-nowrap text-tremor-content-default`}>{words.instant(batch.created_at)}</td>
      <td className={`${CELL} text-tremor-content-default`}>{who}</td>
      {isActive(batch) ? (
        <td colSpan={COUNTS.length} className={`${CELL} min-w-72`}>
          <BatchProgress batch={batch} words={words} />
        </td>
      ) : (
        COUNTS.map((column) => (
          <td
            key={column}
            className={`${CELL} text-right whitespace-nowrap ${column === 'quarantined' && batch.quarantined > 0 ? 'font-medium text-warning' : ''}`}
          >
            {batch.status === 'done' ? words.count(batch[column]) : t('unknown')}
          </td>
        ))
      )}
    </tr>
  );
}

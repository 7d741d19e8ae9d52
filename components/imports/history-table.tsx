'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FileClock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { useToast } from '@/components/ui/toast';
import { COUNTS, HistoryRow } from './history-row';
import { type Batch, isActive } from './import-data';
import { readBatches } from './import-requests';
import { UndoDialog } from './undo-dialog';
import type { Words } from './use-words';

export interface History {
  imports: Batch[];
  next: number | null;
}

const POLL_MS = 1_000;
const HEAD =
  'border-b border-tremor-border-default px-2 py-2 text-xs font-medium whitespace-nowrap text-tremor-content-default first:pl-0 last:pr-0';

/** All imports, the newest first; those that run move by themselves. */
export function HistoryTable({ history, words }: { history: History; words: Words }) {
  const t = useTranslations('imports.history');
  const [older, setOlder] = useState<History | null>(null);
  const [isLoading, setLoading] = useState(false);
  const [undoing, setUndoing] = useState<Batch | null>(null);
  const client = useQueryClient();
  const toast = useToast();
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
          <table className="w-full min-w-[56rem] border-separate border-spacing-0 text-sm">
            <caption className="sr-only">{t('caption')}</caption>
            <thead>
              <tr>
                {(['file', 'state', 'when'] as const).map((column) => (
                  <th key={column} scope="col" className={`${HEAD} text-left`}>
                    {t(`columns.${column}`)}
                  </th>
                ))}
                {COUNTS.map((column) => (
                  <th key={column} scope="col" className={`${HEAD} text-right`}>
                    {t(`columns.${column}`)}
                  </th>
                ))}
                <th scope="col" title={t('versionHint')} className={`${HEAD} text-right`}>
                  {t('columns.version')}
                </th>
                <td className={HEAD} />
              </tr>
            </thead>
            <tbody>
              {imports.map((batch) => (
                <HistoryRow key={batch.id} batch={batch} words={words} onUndo={() => setUndoing(batch)} />
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
      <UndoDialog
        batch={undoing}
        words={words}
        onClose={() => setUndoing(null)}
        onUndone={() => {
          toast(t('undone', { name: undoing?.file ?? '' }));
          setUndoing(null);
          setOlder(null);
          void client.invalidateQueries({ queryKey: ['imports'] });
        }}
      />
    </Card>
  );
}

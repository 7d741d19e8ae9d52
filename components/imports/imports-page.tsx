'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { CheckedFile } from './checked-file';
import { DemoNotice } from './demo-notice';
import { DropZone } from './drop-zone';
import { SendingCard } from './file-card';
import { type History, HistoryTable } from './history-table';
import type { UploadedFile } from './import-data';
import { useFiles } from './use-files';
import { useWords } from './use-words';

interface Props {
  history: History;
  /** files that were sent before and still wait */
  waiting: readonly UploadedFile[];
  timeZone: string;
  isDemo: boolean;
  removeDemo: (() => Promise<boolean>) | null;
}

/** Files in, checks, progress, history: the whole of importing on one page. */
export function ImportsPage({ history, waiting, timeZone, isDemo, removeDemo }: Props) {
  const t = useTranslations('imports');
  const words = useWords(timeZone);
  const client = useQueryClient();
  const toast = useToast();
  const files = useFiles(waiting);
  const [starts, setStarts] = useState<ReadonlyMap<string, () => Promise<void>>>(new Map());

  const setReady = (key: string, start: (() => Promise<void>) | null) =>
    setStarts((all) => {
      const next = new Map(all);
      if (start) next.set(key, start);
      else next.delete(key);
      return next;
    });
  const started = (key: string) => {
    files.drop(key);
    toast(t('files.started'));
    void client.invalidateQueries({ queryKey: ['imports'] });
  };
  async function startAll() {
    const inOrder = files.entries.flatMap(({ key }) => starts.get(key) ?? []);
    // A file that is refused tells so on its own card; the others go on.
    for (const start of inOrder) await start().catch(() => undefined);
  }

  return (
    <div className="mx-auto max-w-6xl space-y-6">
      <header className="space-y-1">
        <h1 className="text-xl font-semibold tracking-tight text-tremor-content-strong">{t('title')}</h1>
        <p className="max-w-3xl text-sm text-tremor-content-default">{t('lead')}</p>
      </header>
      {isDemo ? <DemoNotice remove={removeDemo} /> : null}
      <DropZone onFiles={files.add} />
      {files.entries.length > 0 ? (
        <section aria-labelledby="files-to-check" className="space-y-3">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 id="files-to-check" className="text-base font-semibold text-tremor-content-strong">
              {t('files.title')}
            </h2>
            {starts.size > 1 ? (
              <Button kind="primary" onClick={startAll}>
                {t('files.startAll', { count: starts.size })}
              </Button>
            ) : null}
          </div>
          {files.entries.map((entry) =>
            entry.upload ? (
              <CheckedFile
                key={entry.key}
                upload={entry.upload}
                words={words}
                isAlone={files.entries.length === 1}
                onReady={(start) => setReady(entry.key, start)}
                onStarted={() => started(entry.key)}
                onRemove={() => files.remove(entry)}
              />
            ) : (
              <SendingCard
                key={entry.key}
                entry={entry}
                words={words}
                onRetry={() => files.retry(entry.key)}
                onRemove={() => files.remove(entry)}
              />
            ),
          )}
        </section>
      ) : null}
      <HistoryTable history={history} words={words} />
    </div>
  );
}

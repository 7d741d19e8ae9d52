'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { CheckedFile, type ReadyFile } from './checked-file';
import { DemoNotice } from './demo-notice';
import { DropZone } from './drop-zone';
import { SendingCard } from './file-card';
import { type History, HistoryTable } from './history-table';
import type { UploadedFile } from './import-data';
import { ImportsHead } from './imports-head';
import { type Template, TemplateList } from './template-list';
import { useFiles } from './use-files';
import { useWords } from './use-words';

interface Props {
  history: History;
  /** files that were sent before and still wait */
  waiting: readonly UploadedFile[];
  timeZone: string;
  templates: readonly Template[];
  /** names that wait for an answer in the matching queues */
  openMatches: number;
  isDemo: boolean;
  removeDemo: (() => Promise<boolean>) | null;
}

/** Files in, checks, progress, history: the whole of importing on one page. */
export function ImportsPage({ history, waiting, timeZone, templates, openMatches, isDemo, removeDemo }: Props) {
  const t = useTranslations('imports');
  const words = useWords(timeZone);
  const client = useQueryClient();
  const toast = useToast();
  const files = useFiles(waiting);
  const [ready, setReadyFiles] = useState<ReadonlyMap<string, ReadyFile>>(new Map());

  const setReady = (key: string, file: ReadyFile | null) =>
    setReadyFiles((all) => {
      const next = new Map(all);
      if (file) next.set(key, file);
      else next.delete(key);
      return next;
    });
  const started = (key: string) => {
    files.drop(key);
    toast(t('files.started'));
    void client.invalidateQueries({ queryKey: ['imports'] });
  };
  async function startAll() {
    // What others look up comes before them: the catalogue before orders, orders before payments.
    const inOrder = files.entries.flatMap(({ key }) => ready.get(key) ?? []).toSorted((a, b) => a.rank - b.rank);
    // A file that is refused tells so on its own card; the others go on.
    for (const file of inOrder) await file.start().catch(() => undefined);
  }

  return (
    <div className="mx-auto max-w-6xl space-y-6">
      <ImportsHead current="files" title={t('title')} lead={t('lead')} open={openMatches} />
      {isDemo ? <DemoNotice remove={removeDemo} /> : null}
      <DropZone onFiles={files.add} />
      {files.entries.length > 0 ? (
        <section aria-labelledby="files-to-check" className="space-y-3">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 id="files-to-check" className="text-base font-semibold text-tremor-content-strong">
              {t('files.title')}
            </h2>
            {ready.size > 1 ? (
              <Button kind="primary" onClick={startAll}>
                {t('files.startAll', { count: ready.size })}
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
                onReady={(file) => setReady(entry.key, file)}
                onUnpacked={(uploads) => files.replace(entry.key, uploads)}
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
      <TemplateList templates={templates} locale={words.locale} />
    </div>
  );
}

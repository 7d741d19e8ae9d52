'use client';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, FlaskConical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { ArchiveNotice } from './archive-notice';
import { declaredForImport } from './declare';
import { FileFrame } from './file-card';
import { FoundFileParts } from './found-file';
import type { Declared, FoundFile, UploadedFile } from './import-data';
import { describeFile, startImport } from './import-requests';
import { TrialCard } from './trial-card';
import { useReasons } from './use-reasons';
import { useTrial } from './use-trial';
import type { Words } from './use-words';

export interface ReadyFile {
  /** what must come first has the lowest */
  rank: number;
  start(): Promise<void>;
}

interface Props {
  upload: UploadedFile;
  words: Words;
  isAlone: boolean;
  /** Tells the page how to start this file, or that it is not ready. */
  onReady(ready: ReadyFile | null): void;
  onStarted(): void;
  /** The upload was an archive and is now several files. */
  onUnpacked(uploads: UploadedFile[]): void;
  onRemove(): void;
}

/** A file on the server: what it was taken for, how it reads, its first rows; corrected here, and imported. */
export function CheckedFile({ upload, words, isAlone, onReady, onStarted, onUnpacked, onRemove }: Props) {
  const t = useTranslations('imports.files');
  const reasons = useReasons();
  const [declared, setDeclared] = useState<Declared>({});
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['upload', upload.id, declared],
    queryFn: () => describeFile(upload.id, declared),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const file = data?.status === 'described' ? data.file : null;
  const said = file ? declaredForImport(file, declared) : declared;
  const start = useMutation({ mutationFn: () => startImport(upload.id, said), onSuccess: onStarted });
  const trial = useTrial(upload.id, said);
  const canStart = !!file?.isReady && !isFetching && !start.isPending && !start.isSuccess;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the page's callback is new on every render
  useEffect(() => {
    onReady(canStart && file ? { rank: file.rank, start: () => start.mutateAsync().then(() => undefined) } : null);
    return () => onReady(null);
  }, [canStart, declared, file?.rank]);

  const failure = error ?? start.error ?? trial.error;
  return (
    <FileFrame
      name={upload.name}
      size={words.bytes(upload.size)}
      onRemove={onRemove}
      state={data && data.status !== 'archive' ? <FileState file={file} /> : undefined}
      actions={
        file ? (
          <>
            <Button
              disabled={!canStart || trial.isRunning}
              aria-label={t('tryName', { name: upload.name })}
              onClick={trial.start}
            >
              <FlaskConical aria-hidden className="size-4" />
              {trial.isRunning ? t('trying') : t('try')}
            </Button>
            <Button
              kind="primary"
              disabled={!canStart}
              aria-label={t('startName', { name: upload.name })}
              onClick={() => start.mutate()}
            >
              {start.isPending ? t('starting') : t('start')}
            </Button>
          </>
        ) : undefined
      }
    >
      {failure ? (
        <div role="alert" className="mt-3 flex flex-wrap items-center gap-3 rounded-lg bg-bad-faint px-3 py-2 text-bad">
          <span className="flex-1">{reasons.refusal(failure)}</span>
          {error ? <Button onClick={() => refetch()}>{t('retry')}</Button> : null}
        </div>
      ) : null}
      {data?.status === 'archive' ? <ArchiveNotice upload={upload} onUnpacked={onUnpacked} /> : null}
      {data?.status === 'unreadable' ? (
        <p role="alert" className="mt-3 rounded-lg bg-bad-faint px-3 py-2 text-sm text-bad">
          {reasons.failure(data)}
        </p>
      ) : null}
      {!data && !error ? (
        <div role="status" className="mt-3">
          <span className="sr-only">{t('looking')}</span>
          <Skeleton className="h-24" />
        </div>
      ) : null}
      {file ? (
        <FoundFileParts
          key={upload.id}
          {...{ file, declared, words, isAlone }}
          isBusy={isFetching}
          onDeclare={setDeclared}
          trial={trial.trial ? <TrialCard trial={trial.trial} words={words} /> : null}
        />
      ) : null}
    </FileFrame>
  );
}

function FileState({ file }: { file: FoundFile | null }) {
  const t = useTranslations('imports.files');
  const state = file === null ? 'unreadable' : file.isReady ? 'ready' : 'incomplete';
  const tone = { unreadable: 'bad', ready: 'good', incomplete: 'warning' } as const;
  return (
    <Badge tone={tone[state]}>
      {state === 'ready' ? (
        <CircleCheck aria-hidden className="size-3" />
      ) : (
        <CircleAlert aria-hidden className="size-3" />
      )}
      {t(state)}
    </Badge>
  );
}

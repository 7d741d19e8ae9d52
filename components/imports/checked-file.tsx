'use client';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { WarningList } from '@/components/ui/warning-list';
import { DELIMITER_NAMES } from './delimiter-name';
import { FileFrame } from './file-card';
import type { Declared, FoundFile, UploadedFile } from './import-data';
import { describeFile, startImport } from './import-requests';
import { MappingTable } from './mapping-table';
import { PreviewTable } from './preview-table';
import { Questions } from './questions';
import { SettingsPanel } from './settings-panel';
import { useReasons } from './use-reasons';
import type { Words } from './use-words';

interface Props {
  upload: UploadedFile;
  words: Words;
  isAlone: boolean;
  /** Tells the page how to start this file, or that it is not ready. */
  onReady(start: (() => Promise<void>) | null): void;
  onStarted(): void;
  onRemove(): void;
}

/** A file on the server: what it was taken for, how it reads, its first rows; corrected here, and imported. */
export function CheckedFile({ upload, words, isAlone, onReady, onStarted, onRemove }: Props) {
  const t = useTranslations('imports.files');
  const reasons = useReasons();
  const [declared, setDeclared] = useState<Declared>({});
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['upload', upload.id, declared],
    queryFn: () => describeFile(upload.id, declared),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const start = useMutation({ mutationFn: () => startImport(upload.id, declared), onSuccess: onStarted });
  const file = data?.status === 'described' ? data.file : null;
  const canStart = !!file?.isReady && !isFetching && !start.isPending && !start.isSuccess;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the page's callback is new on every render
  useEffect(() => {
    onReady(canStart ? () => start.mutateAsync().then(() => undefined) : null);
    return () => onReady(null);
  }, [canStart, declared]);

  const failure = error ?? start.error;
  return (
    <FileFrame
      name={upload.name}
      size={words.bytes(upload.size)}
      onRemove={onRemove}
      state={data ? <FileState file={file} /> : undefined}
      actions={
        file ? (
          <Button
            kind="primary"
            disabled={!canStart}
            aria-label={t('startName', { name: upload.name })}
            onClick={() => start.mutate()}
          >
            {start.isPending ? t('starting') : t('start')}
          </Button>
        ) : undefined
      }
    >
      {failure ? (
        <div role="alert" className="mt-3 flex flex-wrap items-center gap-3 rounded-lg bg-bad-faint px-3 py-2 text-bad">
          <span className="flex-1">{reasons.refusal(failure)}</span>
          {error ? <Button onClick={() => refetch()}>{t('retry')}</Button> : null}
        </div>
      ) : null}
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
        <Found {...{ file, declared, words, isAlone }} isBusy={isFetching} onDeclare={setDeclared} key={upload.id} />
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

interface FoundProps {
  file: FoundFile;
  declared: Declared;
  words: Words;
  isAlone: boolean;
  isBusy: boolean;
  onDeclare(declared: Declared): void;
}

function Found({ file, declared, words, isAlone, isBusy, onDeclare }: FoundProps) {
  const t = useTranslations('imports.files');
  const encodings = useTranslations('imports.settings');
  const reasons = useReasons();
  const format = file.formats.find(({ id }) => id === file.format);
  const isOpen = isAlone || !file.isReady;
  const common = { file, declared, isBusy, onDeclare };
  const delimiter = DELIMITER_NAMES[file.delimiter];
  return (
    <div className={`mt-2 space-y-4 ${isBusy ? 'opacity-70' : ''}`} aria-busy={isBusy}>
      <p className="text-sm text-tremor-content-default">
        {format ? (
          <>
            {t('found', {
              format: format.label[words.locale],
              columns: file.columns.length,
              encoding: encodings.has(`encodings.${file.encoding}`)
                ? encodings(`encodings.${file.encoding}`)
                : file.encoding,
              delimiter: delimiter ? encodings(`delimiters.${delimiter}`) : file.delimiter,
            })}
            {declared.format || file.rememberedSince ? null : (
              <>
                {' · '}
                {file.confidence >= 1 ? t('sure') : t('likely', { percent: words.percent(file.confidence) })}
              </>
            )}
          </>
        ) : (
          <span className="font-medium text-warning">{t('unknown')}</span>
        )}
      </p>
      {file.rememberedSince ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-tremor-brand-faint px-3 py-2 text-xs text-tremor-brand-emphasis">
          {t('remembered', { date: words.instant(file.rememberedSince) })}
          <button
            type="button"
            className="min-h-6 rounded font-medium underline underline-offset-2"
            // Declared settings, even none, say: take nothing over.
            onClick={() => onDeclare({ settings: {} })}
          >
            {t('forget')}
          </button>
        </p>
      ) : null}
      <Questions {...common} />
      <WarningList warnings={file.warnings.map(reasons.warning)} />
      <Part title={t('settings')} isOpen={isOpen}>
        <SettingsPanel {...common} />
      </Part>
      {format ? (
        <Part
          title={t('columns', { read: file.columns.length - file.unusedColumns.length, all: file.columns.length })}
          isOpen={isOpen && !file.isReady}
        >
          <MappingTable {...common} words={words} />
        </Part>
      ) : null}
      <Part title={t('preview', { count: file.preview.rows.length })} isOpen={isOpen}>
        <PreviewTable file={file} words={words} />
      </Part>
    </div>
  );
}

function Part({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) {
  // Opened by itself at first only: what a person opens or closes stays so.
  const [atFirst] = useState(isOpen);
  return (
    <details open={atFirst} className="border-t border-tremor-border-default pt-3">
      <summary className="rounded text-sm font-semibold text-tremor-content-strong">{title}</summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}

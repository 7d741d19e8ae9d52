'use client';
import { FileText, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ProgressBar } from './progress-bar';
import type { FileEntry } from './use-files';
import { useReasons } from './use-reasons';
import type { Words } from './use-words';

interface FrameProps {
  name: string;
  size: string;
  state?: ReactNode;
  actions?: ReactNode;
  onRemove(): void;
  children?: ReactNode;
}

/** The head of a file with what is below it. */
export function FileFrame({ name, size, state, actions, onRemove, children }: FrameProps) {
  const t = useTranslations('imports.files');
  return (
    <article aria-label={name}>
      <Card>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <FileText aria-hidden className="size-5 shrink-0 text-tremor-content-default" />
          <h3
            className="min-w-0 flex-1 basis-40 truncate text-base font-semibold text-tremor-content-strong"
            title={name}
          >
            {name} <span className="text-xs font-normal text-tremor-content-default">{size}</span>
          </h3>
          {state}
          <div className="flex items-center gap-2">
            {actions}
            <button
              type="button"
              aria-label={t('removeName', { name })}
              title={t('remove')}
              onClick={onRemove}
              className="grid size-8 place-items-center rounded-md text-tremor-content-default hover:bg-tremor-background-subtle hover:text-tremor-content-strong"
            >
              <X aria-hidden className="size-4" />
            </button>
          </div>
        </div>
        {children}
      </Card>
    </article>
  );
}

/** A file while it is sent, or that could not be sent. */
export function SendingCard({
  entry,
  words,
  onRetry,
  onRemove,
}: {
  entry: FileEntry;
  words: Words;
  onRetry(): void;
  onRemove(): void;
}) {
  const t = useTranslations('imports.files');
  const reasons = useReasons();
  const text = t('sending', { percent: words.percent(entry.share) });
  return (
    <FileFrame
      name={entry.name}
      size={words.bytes(entry.size)}
      onRemove={onRemove}
      actions={entry.error ? <Button onClick={onRetry}>{t('retry')}</Button> : undefined}
    >
      {entry.error ? (
        <p role="alert" className="mt-3 rounded-lg bg-bad-faint px-3 py-2 text-sm text-bad">
          {reasons.refusal(entry.error)}
        </p>
      ) : (
        <div className="mt-3 space-y-1.5">
          <p className="text-xs text-tremor-content-default">{text}</p>
          <ProgressBar share={entry.share} label={t('sending', { percent: '' })} text={text} />
        </div>
      )}
    </FileFrame>
  );
}

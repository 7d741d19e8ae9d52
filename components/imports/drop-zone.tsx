'use client';
import { FileUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';

/** A place for files: dropped here or anywhere on the page, or chosen by button. */
export function DropZone({ onFiles }: { onFiles(files: File[]): void }) {
  const t = useTranslations('imports.drop');
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  function take(chosen: HTMLInputElement | null) {
    const files = [...(chosen?.files ?? [])];
    // The same file may be chosen again after it was mended.
    if (chosen) chosen.value = '';
    if (files.length > 0) onFiles(files);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was chosen before the page was ready
  useEffect(() => take(input.current), []);

  useEffect(() => {
    // A file that misses the zone would otherwise replace the page.
    const keepPage = (event: globalThis.DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    document.addEventListener('dragover', keepPage);
    document.addEventListener('drop', keepPage);
    return () => {
      document.removeEventListener('dragover', keepPage);
      document.removeEventListener('drop', keepPage);
    };
  }, []);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onFiles(files);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex flex-col items-center gap-3 rounded-xl border-2 border-dashed px-4 py-8 text-center transition-colors ${isOver ? 'border-tremor-brand-default bg-tremor-brand-faint' : 'border-tremor-border-strong bg-tremor-background-default'}`}
    >
      <span className="grid size-12 place-items-center rounded-full bg-tremor-brand-faint text-tremor-brand-emphasis">
        <FileUp aria-hidden className="size-6" />
      </span>
      <div>
        <p className="text-base font-semibold text-tremor-content-strong">{isOver ? t('release') : t('title')}</p>
        <p className="mt-1 text-sm text-tremor-content-default">{t('hint')}</p>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        accept=".csv,.txt,.tsv,.gz,text/csv,text/plain,text/tab-separated-values,application/gzip"
        aria-label={t('label')}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => take(event.target)}
      />
      <Button kind="primary" onClick={() => input.current?.click()}>
        {t('button')}
      </Button>
    </div>
  );
}

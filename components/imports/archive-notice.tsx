'use client';
import { useMutation } from '@tanstack/react-query';
import { FileArchive } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import type { UploadedFile } from './import-data';
import { unpackFile } from './import-requests';
import { useReasons } from './use-reasons';

interface Props {
  upload: UploadedFile;
  onUnpacked(uploads: UploadedFile[]): void;
}

/** Several files in one: each becomes a card of its own. */
export function ArchiveNotice({ upload, onUnpacked }: Props) {
  const t = useTranslations('imports.archive');
  const reasons = useReasons();
  const unpack = useMutation({
    mutationFn: () => unpackFile(upload.id),
    onSuccess: ({ uploads }) => onUnpacked(uploads),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per archive
  useEffect(() => unpack.mutate(), [upload.id]);
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3 rounded-lg bg-tremor-background-muted px-4 py-3 text-sm">
      <FileArchive aria-hidden className="size-5 shrink-0 text-tremor-content-default" />
      {unpack.error ? (
        <>
          <p role="alert" className="min-w-0 flex-1 basis-64 text-bad">
            {reasons.refusal(unpack.error)}
          </p>
          <Button onClick={() => unpack.mutate()}>{t('again')}</Button>
        </>
      ) : (
        <p role="status" className="min-w-0 flex-1 basis-64">
          {t('unpacking')}
        </p>
      )}
    </div>
  );
}

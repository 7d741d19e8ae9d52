'use client';
import { FlaskConical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

/** Real data do not belong beside invented ones: says so, and removes the demo shop. `remove` answers true when it is gone. */
export function DemoNotice({ remove }: { remove: (() => Promise<boolean>) | null }) {
  const t = useTranslations('imports.demo');
  const [isAsking, setAsking] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [isBusy, start] = useTransition();
  const confirm = () =>
    start(async () => {
      const isGone = await remove?.().catch(() => false);
      if (isGone) window.location.assign('/imports');
      else setFailed(true);
    });
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-xl bg-warning-faint px-4 py-3 text-warning">
      <FlaskConical aria-hidden className="size-5 shrink-0" />
      <p className="min-w-0 flex-1 basis-64 text-sm">
        <strong className="font-semibold">{t('title')}</strong> {t('text')}
      </p>
      {remove ? <Button onClick={() => setAsking(true)}>{t('remove')}</Button> : null}
      <Dialog title={t('confirm')} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p className="text-tremor-content-emphasis">{t('confirmText')}</p>
        {hasFailed ? (
          <p role="alert" className="mt-3 text-bad">
            {t('failed')}
          </p>
        ) : null}
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
          <Button kind="danger" disabled={isBusy} onClick={confirm}>
            {isBusy ? t('removing') : t('remove')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}

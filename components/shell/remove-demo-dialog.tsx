'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

interface Props {
  isOpen: boolean;
  onClose(): void;
  /** Answers true when the demo shop is gone. */
  remove(): Promise<boolean>;
  /** Where to go then. */
  next: string;
}

/** Asks before the demo shop is removed for good. */
export function RemoveDemoDialog({ isOpen, onClose, remove, next }: Props) {
  const t = useTranslations('ui.shell');
  const [hasFailed, setFailed] = useState(false);
  const [isBusy, start] = useTransition();
  const confirm = () =>
    start(async () => {
      const isGone = await remove().catch(() => false);
      if (isGone) window.location.assign(next);
      else setFailed(true);
    });
  return (
    <Dialog title={t('demoConfirm')} isOpen={isOpen} onClose={onClose}>
      <p>{t('demoConfirmText')}</p>
      {hasFailed ? (
        <p role="alert" className="mt-3 text-bad">
          {t('demoFailed')}
        </p>
      ) : null}
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button kind="danger" disabled={isBusy} onClick={confirm}>
          {isBusy ? t('demoRemoving') : t('demoRemove')}
        </Button>
      </div>
    </Dialog>
  );
}

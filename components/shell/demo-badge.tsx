'use client';
import { FlaskConical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Popover } from '@/components/ui/popover';

interface Props {
  /** Null for those who may not remove the demo shop. Answers true when it is gone. */
  remove: (() => Promise<boolean>) | null;
}

/** Says on every page that the figures are invented; an administrator removes the demo shop from here. */
export function DemoBadge({ remove }: Props) {
  const t = useTranslations('ui.shell');
  const [isAsking, setAsking] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [isBusy, start] = useTransition();
  const confirm = () =>
    start(async () => {
      const isGone = await remove?.().catch(() => false);
      if (isGone) window.location.assign('/');
      else setFailed(true);
    });
  return (
    <>
      <Popover
        label={t('demoMore')}
        buttonClass="inline-flex min-h-7 items-center gap-1.5 rounded-full bg-warning-faint px-2.5 text-xs font-medium text-warning ring-1 ring-warning/30 hover:ring-warning"
        button={
          <>
            <FlaskConical aria-hidden className="size-3.5" />
            {t('demo')}
          </>
        }
      >
        <div className="w-72 space-y-3 p-2">
          <p className="font-medium text-tremor-content-strong">{t('demoMore')}</p>
          <p className="text-xs leading-relaxed text-tremor-content-default">
            {remove ? t('demoText') : t('demoOther')}
          </p>
          {remove ? <Button onClick={() => setAsking(true)}>{t('demoRemove')}</Button> : null}
        </div>
      </Popover>
      <Dialog title={t('demoConfirm')} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{t('demoConfirmText')}</p>
        {hasFailed ? (
          <p role="alert" className="mt-3 text-bad">
            {t('demoFailed')}
          </p>
        ) : null}
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
          <Button kind="danger" disabled={isBusy} onClick={confirm}>
            {isBusy ? t('demoRemoving') : t('demoRemove')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

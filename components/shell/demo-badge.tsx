'use client';
import { FlaskConical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import { RemoveDemoDialog } from './remove-demo-dialog';

interface Props {
  /** Null for those who may not remove the demo shop. Answers true when it is gone. */
  remove: (() => Promise<boolean>) | null;
}

/** Says on every page that the figures are invented; an administrator removes the demo shop from here. */
export function DemoBadge({ remove }: Props) {
  const t = useTranslations('ui.shell');
  const [isAsking, setAsking] = useState(false);
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
      {remove ? <RemoveDemoDialog isOpen={isAsking} onClose={() => setAsking(false)} remove={remove} next="/" /> : null}
    </>
  );
}

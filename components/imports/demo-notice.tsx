'use client';
import { FlaskConical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { RemoveDemoDialog } from '@/components/shell/remove-demo-dialog';
import { Button } from '@/components/ui/button';

/** Real data do not belong beside invented ones: says so, and removes the demo shop. `remove` answers true when it is gone. */
export function DemoNotice({ remove }: { remove: (() => Promise<boolean>) | null }) {
  const t = useTranslations('imports.demo');
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-xl bg-warning-faint px-4 py-3 text-warning">
      <FlaskConical aria-hidden className="size-5 shrink-0" />
      <p className="min-w-0 flex-1 basis-64 text-sm">
        <strong className="font-semibold">{t('title')}</strong> {t('text')}
      </p>
      {remove ? (
        <>
          <Button onClick={() => setAsking(true)}>{t('remove')}</Button>
          <RemoveDemoDialog isOpen={isAsking} onClose={() => setAsking(false)} remove={remove} next="/imports" />
        </>
      ) : null}
    </div>
  );
}

'use client';
import { useTranslations } from 'next-intl';
import { Button } from './button';
import { ErrorState } from './error-state';

/** What a page shows when it failed: what to do, and the id under which the server's log tells more. */
export function PageError({ error, reset }: { error: Error & { digest?: string }; reset(): void }) {
  const t = useTranslations('ui.states');
  return (
    <ErrorState
      title={t('errorTitle')}
      text={t('errorText')}
      reference={error.digest ? t('reference', { id: error.digest }) : undefined}
    >
      <Button kind="primary" onClick={reset}>
        {t('retry')}
      </Button>
    </ErrorState>
  );
}

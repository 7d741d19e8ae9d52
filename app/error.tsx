'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset(): void }) {
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

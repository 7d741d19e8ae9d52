import { Split } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';

export function NothingToExplain() {
  const t = useTranslations('why');
  return (
    <>
      <h1 className="mb-6 text-xl font-semibold tracking-tight text-tremor-content-strong">{t('title')}</h1>
      <Card>
        <EmptyState icon={Split} title={t('empty.title')} text={t('empty.text')} />
      </Card>
    </>
  );
}

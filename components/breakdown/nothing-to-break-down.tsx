import { ChartNoAxesCombined } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';

export function NothingToBreakDown() {
  const t = useTranslations('breakdown');
  return (
    <>
      <h1 className="mb-6 text-xl font-semibold tracking-tight text-tremor-content-strong">{t('title')}</h1>
      <Card>
        <EmptyState icon={ChartNoAxesCombined} title={t('empty.title')} text={t('empty.text')} />
      </Card>
    </>
  );
}

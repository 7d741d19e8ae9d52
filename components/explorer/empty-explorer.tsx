import { ChartNoAxesCombined } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';

export function EmptyExplorer({ canImport }: { canImport: boolean }) {
  const t = useTranslations('explorer');
  return (
    <>
      <h1 className="mb-6 text-xl font-semibold tracking-tight text-tremor-content-strong">{t('title')}</h1>
      <Card>
        <EmptyState
          icon={ChartNoAxesCombined}
          title={t('empty.title')}
          text={canImport ? t('empty.admin') : t('empty.reader')}
        >
          {canImport ? (
            <Link href="/imports" className={buttonClass('primary')}>
              {t('empty.import')}
            </Link>
          ) : null}
        </EmptyState>
      </Card>
    </>
  );
}

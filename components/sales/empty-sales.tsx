import { FileUp } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';

/** A shop without orders: what is missing, and the next step. */
export function EmptySales({ canImport }: { canImport: boolean }) {
  const t = useTranslations('sales');
  return (
    <>
      <h1 className="mb-6 text-xl font-semibold tracking-tight text-tremor-content-strong">{t('title')}</h1>
      <Card>
        <EmptyState icon={FileUp} title={t('empty.title')} text={canImport ? t('empty.admin') : t('empty.reader')}>
          {canImport ? (
            <Link href="/imports" className={buttonClass('primary')}>
              {t('empty.import')}
            </Link>
          ) : (
            <Link href="/kpis" className={buttonClass()}>
              {t('empty.dictionary')}
            </Link>
          )}
        </EmptyState>
      </Card>
    </>
  );
}

import { FileUp } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';

/** A page of figures of a shop without data, and the next step. */
export function NothingYet({ title, canImport }: { title: string; canImport: boolean }) {
  const t = useTranslations('margins.common.empty');
  return (
    <>
      <h1 className="mb-6 text-xl font-semibold tracking-tight text-tremor-content-strong">{title}</h1>
      <Card>
        <EmptyState icon={FileUp} title={t('title')} text={canImport ? t('admin') : t('reader')}>
          {canImport ? (
            <Link href="/imports" className={buttonClass('primary')}>
              {t('import')}
            </Link>
          ) : null}
        </EmptyState>
      </Card>
    </>
  );
}

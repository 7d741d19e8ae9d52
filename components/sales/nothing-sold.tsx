import { CalendarX } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';

/** A period, or filters, under which nothing was sold. */
export function NothingSold({ clearHref }: { clearHref: string | null }) {
  const t = useTranslations('sales.nothingSold');
  return (
    <Card className="mt-4">
      <EmptyState icon={CalendarX} title={t('title')} text={t('text')}>
        {clearHref ? (
          <Link href={clearHref} className={buttonClass()}>
            {t('clear')}
          </Link>
        ) : null}
      </EmptyState>
    </Card>
  );
}

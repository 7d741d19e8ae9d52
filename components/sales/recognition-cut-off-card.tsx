import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { LinkTabs } from '@/components/ui/link-tabs';
import { type OrderRow, RecognitionOrdersTable } from './recognition-orders-table';

export interface CutOffView {
  month: string;
  end: string;
  total: string;
  count: number;
  orders: readonly OrderRow[];
  isCapped: boolean;
  current: string;
  months: readonly { id: string; label: string; href: string }[];
  href: string | null;
}

/** What the end of a month cuts apart: booked before it, recognised after it. */
export function RecognitionCutOffCard({ cutOff }: { cutOff: CutOffView }) {
  const t = useTranslations('sales.recognition.cutOff');
  return (
    <Card>
      <h2 className="text-base font-semibold text-tremor-content-strong">{t('title', { end: cutOff.end })}</h2>
      <p className="mt-0.5 text-xs text-tremor-content-default">{t('subtitle', { month: cutOff.month })}</p>
      <div className="mt-3">
        <LinkTabs label={t('months')} current={cutOff.current} tabs={cutOff.months} />
      </div>
      <p className="mt-3 flex flex-wrap items-baseline gap-x-3">
        <span className="text-[1.75rem] leading-9 font-semibold tracking-tight text-tremor-content-strong" data-cut-off>
          {cutOff.total}
        </span>
        <span className="text-tremor-content-default">{t('orders', { count: cutOff.count })}</span>
      </p>
      {cutOff.count > 0 ? (
        <div className="mt-3">
          <RecognitionOrdersTable orders={cutOff.orders} caption={t('title', { end: cutOff.end })} by="recognised" />
        </div>
      ) : (
        <p className="py-8 text-center text-tremor-content-default">{t('none')}</p>
      )}
      <p className="mt-3 text-xs text-tremor-content-default">
        {cutOff.isCapped ? `${t('capped', { count: cutOff.orders.length })} ` : null}
        {cutOff.href ? (
          <Link
            prefetch={false}
            href={cutOff.href}
            className="font-medium text-tremor-brand-emphasis underline-offset-4 hover:underline"
          >
            {t('rows', { month: cutOff.month })}
          </Link>
        ) : null}
      </p>
    </Card>
  );
}

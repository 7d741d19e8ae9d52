import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { type OrderRow, RecognitionOrdersTable } from './recognition-orders-table';

export interface BacklogView {
  day: string;
  isNow: boolean;
  value: string;
  count: number;
  ages: readonly { id: string; label: string; count: string; orders: number; total: string; share: number }[];
  orders: readonly OrderRow[];
  href: string | null;
}

/** What is ordered and not yet delivered: how much, for how long, and which orders have waited longest. */
export function RecognitionBacklogCard({ backlog }: { backlog: BacklogView }) {
  const t = useTranslations('sales.recognition.backlog');
  return (
    <Card>
      <h2 className="text-base font-semibold text-tremor-content-strong">
        {backlog.isNow ? t('titleNow') : t('title', { day: backlog.day })}
      </h2>
      <p className="mt-0.5 text-xs text-tremor-content-default">{t('subtitle', { day: backlog.day })}</p>
      <p className="mt-3 flex flex-wrap items-baseline gap-x-3">
        <span className="text-[1.75rem] leading-9 font-semibold tracking-tight text-tremor-content-strong" data-backlog>
          {backlog.href ? (
            <Link prefetch={false} href={backlog.href} className="underline-offset-4 hover:underline">
              {backlog.value}
            </Link>
          ) : (
            backlog.value
          )}
        </span>
        <span className="text-tremor-content-default">{t('orders', { count: backlog.count })}</span>
      </p>
      {backlog.count > 0 ? (
        <>
          <ul className="mt-4 space-y-1.5" aria-label={t('byAge')}>
            {backlog.ages.map((age, i) => (
              <li
                key={age.id}
                className="grid grid-cols-[7.5rem_minmax(0,1fr)_8.5rem] items-center gap-3 text-tremor-content-emphasis"
              >
                <span>{age.label}</span>
                <span aria-hidden className="h-2 rounded-full bg-tremor-background-subtle">
                  <span
                    className={`block h-full rounded-full ${i >= 3 ? 'bg-warning' : 'bg-series-1'}`}
                    style={{ width: `${(age.share * 100).toFixed(1)}%` }}
                  />
                </span>
                <span className="text-right whitespace-nowrap">
                  <span className="font-medium text-tremor-content-strong">{age.total}</span>
                  <span className="text-xs text-tremor-content-default"> · {t('short', { count: age.orders })}</span>
                </span>
              </li>
            ))}
          </ul>
          <h3 className="mt-5 mb-2 text-sm font-medium text-tremor-content-strong">{t('oldest')}</h3>
          <RecognitionOrdersTable orders={backlog.orders} caption={t('oldest')} by="age" />
        </>
      ) : (
        <p className="py-8 text-center text-tremor-content-default">{t('none')}</p>
      )}
    </Card>
  );
}

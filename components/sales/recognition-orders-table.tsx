import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';

export interface OrderRow {
  id: string;
  order: string;
  day: string;
  rawDay: string;
  recognised: string;
  rawRecognised: string | null;
  channel: string;
  status: string;
  amount: string;
  rawAmount: number | null;
  age: number;
  href: string | null;
}

/** Orders one by one, each opening the rows of its day. */
export function RecognitionOrdersTable({
  orders,
  caption,
  by,
}: {
  orders: readonly OrderRow[];
  caption: string;
  by: 'age' | 'recognised';
}) {
  const t = useTranslations('sales.recognition.orders');
  return (
    <DataTable
      caption={caption}
      maxHeight="max-h-[26rem]"
      table={{
        columns: [
          { id: 'order', label: t('order') },
          { id: 'amount', label: t('amount'), isNumber: true },
          { id: 'day', label: t('day') },
          by === 'age' ? { id: 'age', label: t('age'), isNumber: true } : { id: 'recognised', label: t('recognised') },
          { id: 'channel', label: t('channel') },
          ...(by === 'age' ? [{ id: 'status', label: t('status') }] : []),
        ],
        rows: orders.map((row) => ({
          id: row.id,
          cells: {
            order: { text: row.order, raw: row.order, href: row.href ?? undefined },
            day: { text: row.day, raw: row.rawDay },
            age: { text: String(row.age), raw: row.age },
            recognised: { text: row.recognised, raw: row.rawRecognised },
            channel: { text: row.channel, raw: row.channel },
            status: { text: row.status, raw: row.status },
            amount: { text: row.amount, raw: row.rawAmount },
          },
        })),
      }}
    />
  );
}

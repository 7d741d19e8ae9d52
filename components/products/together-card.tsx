import { useTranslations } from 'next-intl';
import { TableCard } from '@/components/figures/table-card';

interface Measured {
  raw: number;
  text: string;
}

export interface Together {
  range: string;
  minOrders: number;
  minSupport: string | null;
  baskets: string;
  own: string;
  pairs: readonly {
    key: string;
    name: string;
    href: string | null;
    both: number;
    support: Measured;
    confidence: Measured;
    lift: Measured;
    isDoubtful: boolean;
  }[];
}

/** What is bought in the same order, with how sure that is. */
export function TogetherCard({ together }: { together: Together }) {
  const t = useTranslations('products.product.together');
  const number = (id: string) => ({ id, label: t(id), isNumber: true });
  const { pairs, minOrders, minSupport, range, baskets, own } = together;
  return (
    <TableCard
      className="mt-4"
      title={t('title')}
      subtitle={t('subtitle', { range, own, baskets })}
      empty={t('none', { orders: minOrders })}
      summary={t('note', { orders: minOrders, support: minSupport ?? '—' })}
      table={{
        columns: [
          { id: 'name', label: t('name') },
          number('both'),
          number('support'),
          number('confidence'),
          number('lift'),
          { id: 'sure', label: t('sure') },
        ],
        rows: pairs.map(({ key, name, href, both, support, confidence, lift, isDoubtful }) => ({
          id: key,
          cells: {
            name: { text: name, raw: name, ...(href ? { href } : {}) },
            both: { text: String(both), raw: both },
            support,
            confidence: { ...confidence, bar: confidence.raw },
            lift: { text: `× ${lift.text}`, raw: lift.raw },
            sure: { text: isDoubtful ? t('chance') : t('solid'), raw: isDoubtful ? 0 : 1 },
          },
        })),
      }}
    />
  );
}

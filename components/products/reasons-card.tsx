import { useTranslations } from 'next-intl';
import { type ChartFile, SpecCard } from '@/components/figures/spec-card';
import type { ChartSpec } from '@/lib/charts/spec';

export interface Reasons {
  spec: ChartSpec | null;
  explore: string | null;
}

interface Props {
  reasons: Reasons;
  head: { range: string; currency: string };
  file: ChartFile;
}

/** Money refunded by reason, with the cumulative share. */
export function ReasonsCard({ reasons, head, file }: Props) {
  const t = useTranslations('products.reasons');
  return (
    <SpecCard
      className="mt-4"
      title={t('title')}
      subtitle={t('subtitle', { range: head.range })}
      spec={reasons.spec}
      summary={null}
      label={t('title')}
      currency={head.currency}
      file={file}
      heading={t('reason')}
      explore={reasons.explore}
      empty={t('none')}
    />
  );
}

import { useTranslations } from 'next-intl';
import { type ChartFile, SpecCard } from '@/components/figures/spec-card';
import type { ChartSpec } from '@/lib/charts/spec';

export interface CutChart {
  id: string;
  spec: ChartSpec | null;
  explore: string | null;
}

interface Props {
  cuts: readonly CutChart[];
  range: string;
  currency: string;
  file(what: string): ChartFile;
}

/** Net revenue by channel, region and customer, side by side. */
export function CutCards({ cuts, range, currency, file }: Props) {
  const t = useTranslations('products.cuts');
  return (
    <div className="mt-4 grid gap-4 xl:grid-cols-3">
      {cuts.map(({ id, spec, explore }) => (
        <SpecCard
          key={id}
          isHalf
          title={t(id)}
          subtitle={t('subtitle', { range })}
          spec={spec}
          summary={null}
          label={t(id)}
          currency={currency}
          file={file(id)}
          heading={t(`names.${id}`)}
          explore={explore}
          empty={t('none')}
        />
      ))}
    </div>
  );
}

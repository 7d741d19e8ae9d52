import { X } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { AddressSelect } from '@/components/breakdown/address-select';
import { type DivergingBar, DivergingBars } from '@/components/charts/diverging-bars';
import { Card } from '@/components/ui/card';
import { ChartCard } from '@/components/ui/chart-card';
import { partsTable } from './parts-table';

export interface Movers {
  choices: readonly { value: string; label: string; isCurrent: boolean }[];
  found: {
    dimension: string;
    effect: { label: string; text: string } | null;
    clearHref: string;
    note: string | null;
    bars: readonly (DivergingBar & { full: string })[];
  } | null;
}

interface Props {
  movers: Movers;
  label: string;
  found: { base: string; period: string; changeText: string; file: string; notes: readonly string[] };
}

/** The values of a dimension that moved the figure most. */
export function MoversCard({ movers, label, found }: Props) {
  const t = useTranslations('why.movers');
  const split = useTranslations('why.split');
  if (movers.choices.length === 0) return null;
  const control = (
    <div className="mr-2 w-48">
      <AddressSelect label={t('by')} isLabelHidden options={movers.choices} />
    </div>
  );
  if (!movers.found) {
    return (
      <Card className="mt-4">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <h2 id="movers" className="text-base font-semibold text-tremor-content-strong">
            {t('title')}
          </h2>
          {control}
        </div>
        <p className="py-10 text-center text-tremor-content-default">{t('none')}</p>
      </Card>
    );
  }
  const { dimension, effect, clearHref, note, bars } = movers.found;
  return (
    <div id="movers" className="mt-4 scroll-mt-20">
      <ChartCard
        title={effect ? t('effectTitle', { effect: effect.label.toLowerCase() }) : t('title')}
        subtitle={t('subtitle', { label, dimension: dimension.toLowerCase(), base: found.base, range: found.period })}
        summary={note}
        table={partsTable(
          bars,
          { part: dimension, amount: split('amount'), sides: split('sides') },
          effect?.text ?? found.changeText,
        )}
        file={{ name: `${found.file}-${dimension}`, notes: found.notes }}
        control={control}
      >
        {effect ? (
          <p className="mb-3">
            <Link
              prefetch={false}
              href={clearHref}
              scroll={false}
              className="inline-flex min-h-7 items-center gap-1.5 rounded-full bg-tremor-brand-faint py-1 pr-2 pl-3 text-xs font-medium text-tremor-brand-emphasis hover:bg-tremor-brand-muted"
            >
              {effect.label} {effect.text}
              <X aria-hidden className="size-3.5" />
              <span className="sr-only">{t('clearEffect')}</span>
            </Link>
          </p>
        ) : null}
        {bars.length === 0 ? (
          <p className="py-10 text-center text-tremor-content-default">{t('none')}</p>
        ) : (
          <DivergingBars bars={bars} />
        )}
      </ChartCard>
    </div>
  );
}

import { useTranslations } from 'next-intl';
import { Waterfall, type WaterfallBar } from '@/components/charts/waterfall';
import { ChartCard } from '@/components/ui/chart-card';
import { LinkTabs } from '@/components/ui/link-tabs';
import { partsTable } from './parts-table';

export interface Split {
  current: string;
  about: string;
  tabs: readonly { id: string; label: string; href: string }[];
  sum: string;
  start: number;
  end: number;
  bars: readonly (WaterfallBar & { full: string })[];
}

interface Props {
  split: Split;
  label: string;
  found: {
    base: string;
    period: string;
    beforeText: string;
    afterText: string;
    changeText: string;
    file: string;
    notes: readonly string[];
  };
}

/** The change as a waterfall, in the way that the reader chose. */
export function SplitCard({ split, label, found }: Props) {
  const t = useTranslations('why.split');
  return (
    <ChartCard
      title={t('title')}
      subtitle={t('subtitle', { label, base: found.base, range: found.period })}
      summary={`${split.sum} ${split.about}`}
      table={partsTable(split.bars, { part: t('part'), amount: t('amount'), sides: t('sides') }, found.changeText)}
      file={{ name: `${found.file}-${split.current}`, notes: found.notes }}
      control={
        split.tabs.length > 1 ? (
          // Wide tabs scroll; the buttons beside them keep their size.
          <div className="min-w-0 flex-[1_1_0]">
            <LinkTabs label={t('label')} current={split.current} tabs={split.tabs} />
          </div>
        ) : null
      }
    >
      <Waterfall
        start={{ label: found.base, value: split.start, text: found.beforeText }}
        bars={split.bars}
        end={{ label: found.period, value: split.end, text: found.afterText }}
        cutNote={t('cut')}
      />
    </ChartCard>
  );
}

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BarList, type BarRow } from '@/components/ui/bar-list';
import { ChartCard } from '@/components/ui/chart-card';
import { type CutFigure, cutTable } from '@/components/ui/cut-table';
import { DonutChart } from '@/components/ui/donut-chart';
import { bindColours } from '@/components/ui/palette';

export interface Section {
  id: string;
  label: string;
  total: string;
  compactTotal: string;
  exploreHref: string;
  rows: readonly (CutFigure & { text: string; href: string; filterHref: string | null })[];
}

interface Props {
  section: Section;
  isCompared: boolean;
  file: { name: string; notes: readonly string[] };
  action: ReactNode;
}

/** Net revenue cut one way. Names that stand for channels keep their colour on every page. */
export function SummarySection({ section, isCompared, file, action }: Props) {
  const t = useTranslations('summary.cuts');
  const words = useTranslations('ui.table');
  const { id, label, rows, total } = section;
  const known = rows.filter(({ key }) => key !== '');
  const isDonut = id === 'customer_status' && rows.length <= 6 && rows.every(({ value }) => (value ?? 0) >= 0);
  const colours = id === 'sales_channel' || isDonut ? bindColours(rows.map(({ key }) => key)) : null;
  const bars: BarRow[] = rows.map((row) => ({ ...row, share: row.shareText, colour: colours?.get(row.key) }));
  return (
    <ChartCard
      title={t(id)}
      subtitle={isCompared ? t('subtitle') : t('subtitleAlone')}
      summary={rows.length > 0 ? t('total', { total }) : null}
      table={cutTable(
        rows,
        label,
        {
          value: words('value'),
          compare: words('compare'),
          share: words('share'),
          change: words('change'),
          total: words('total'),
        },
        { isCompared, total: { text: total, before: null } },
      )}
      file={file}
      action={action}
    >
      {rows.length === 0 ? (
        <p className="py-10 text-center text-tremor-content-default">{t('none')}</p>
      ) : known.length === 0 ? (
        <p className="py-10 text-center text-tremor-content-default">{t('unknown', { dimension: label })}</p>
      ) : isDonut ? (
        <DonutChart
          total={section.compactTotal}
          parts={rows.map((row) => ({
            ...row,
            value: row.value ?? 0,
            share: row.shareText ?? '—',
            colour: colours?.get(row.key) ?? '',
          }))}
        />
      ) : (
        <BarList rows={bars} />
      )}
    </ChartCard>
  );
}

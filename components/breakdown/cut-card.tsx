import { useTranslations } from 'next-intl';
import { BarList } from '@/components/ui/bar-list';
import { ChartCard } from '@/components/ui/chart-card';
import { type CutFigure, cutTable } from '@/components/ui/cut-table';
import { bindColours } from '@/components/ui/palette';
import { AddressSelect } from './address-select';

export interface Cut {
  label: string;
  isCapped: boolean;
  rows: readonly (CutFigure & { text: string; href: string })[];
}

interface Props {
  cut: Cut;
  dimensions: readonly { value: string; label: string; isCurrent: boolean }[];
  dimension: string;
  kpi: string;
  range: string;
  total: { text: string; before: string | null };
  isCompared: boolean;
  file: { name: string; notes: readonly string[] };
}

const COLOURED = new Set(['sales_channel', 'platform', 'customer_status', 'store_type']);

/** A figure cut by a dimension of the reader's choice; a row narrows the page to itself. */
export function CutCard({ cut, dimensions, dimension, kpi, range, total, isCompared, file }: Props) {
  const t = useTranslations('breakdown.cut');
  const words = useTranslations('ui.table');
  const { rows, label } = cut;
  const colours = COLOURED.has(dimension) ? bindColours(rows.map(({ key }) => key)) : null;
  const isAdditive = rows.some(({ share }) => share !== null);
  const notes = [
    t('total', { total: total.text }),
    ...(isAdditive || rows.length === 0 ? [] : [t('sumNote')]),
    ...(cut.isCapped ? [t('capped', { count: rows.length })] : []),
  ];
  return (
    <ChartCard
      className="mt-4"
      title={t('title')}
      subtitle={t('subtitle', { label: kpi, dimension: label.toLowerCase(), range })}
      summary={notes.join(' · ')}
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
        { isCompared, total: { text: total.text, before: null } },
      )}
      file={file}
      control={
        <div className="mr-2 w-44">
          <AddressSelect label={t('by')} isLabelHidden options={dimensions} />
        </div>
      }
    >
      {rows.length === 0 ? (
        <p className="py-10 text-center text-tremor-content-default">{t('none')}</p>
      ) : (
        <BarList
          rows={rows.map((row) => ({
            ...row,
            share: row.shareText,
            colour: colours?.get(row.key),
            filterHref: null,
          }))}
          shown={10}
        />
      )}
    </ChartCard>
  );
}

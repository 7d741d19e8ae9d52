import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Chart } from '@/components/charts/chart';
import { chartTable } from '@/components/charts/chart-table';
import { ChartCard } from '@/components/ui/chart-card';
import type { TableData } from '@/components/ui/data-table';
import type { ChartSpec } from '@/lib/charts/spec';
import type { Locale } from '@/lib/core/locale';
import { HalfChart } from './half-chart';
import { OpenLinks } from './open-links';

export interface ChartFile {
  name: string;
  notes: readonly string[];
}

interface Props {
  title: string;
  subtitle: string;
  spec: ChartSpec | null;
  /** Says what the chart shows, for those who do not see it; and below it what stands out. */
  label?: string;
  summary: string | null;
  currency: string;
  file: ChartFile;
  /** Name of what the rows of the table are. */
  heading: string;
  table?: TableData;
  rows?: string | null;
  explore?: string | null;
  control?: ReactNode;
  className?: string;
  /** The card takes half of the page. */
  isHalf?: boolean;
  /** Stands in place of the chart where there is none. */
  empty?: string;
  children?: ReactNode;
}

/** A chart drawn by the server in its card, with its table, its file and where it leads. */
export function SpecCard(props: Props) {
  const { title, subtitle, spec, label, summary, currency, file, heading, rows, explore, control, className } = props;
  const t = useTranslations('ui.table');
  const locale = useLocale() as Locale;
  const Drawing = props.isHalf ? HalfChart : Chart;
  const words = { name: heading, value: t('value'), share: t('share'), compare: t('compare') };
  const table = props.table ?? (spec ? chartTable(spec, words) : { columns: [], rows: [] });
  return (
    <ChartCard
      className={className}
      title={title}
      subtitle={subtitle}
      summary={summary}
      table={table}
      file={file}
      control={control}
      action={<OpenLinks title={title} rows={rows} explore={explore} />}
    >
      {spec ? (
        <Drawing spec={spec} label={label ?? summary ?? title} locale={locale} currency={currency} />
      ) : (
        <p className="py-10 text-center text-tremor-content-default">{props.empty}</p>
      )}
      {props.children}
    </ChartCard>
  );
}

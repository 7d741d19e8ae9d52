'use client';
import { ChartColumn, Download, Table2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import type { Locale } from '@/lib/core/locale';
import { Card } from './card';
import { toCsv } from './csv';
import { DataTable, type TableData } from './data-table';

interface Props {
  title: string;
  /** Definition in use: period, date basis, filters. */
  subtitle: string;
  /** What stands out, in a sentence. */
  summary: string | null;
  table: TableData;
  /** Name of the file without its ending, and what it says of itself below the rows. */
  file: { name: string; notes: readonly string[] };
  action?: ReactNode;
  /** A wider control, which takes its own line where there is no room. */
  control?: ReactNode;
  className?: string;
  children: ReactNode;
}

const TOOL =
  'grid size-8 place-items-center rounded-md text-tremor-content-default hover:bg-tremor-background-subtle hover:text-tremor-content-strong aria-pressed:bg-tremor-background-subtle aria-pressed:text-tremor-content-strong';

/** A chart with its words, its table and its file. */
export function ChartCard({ title, subtitle, summary, table, file, action, control, className = '', children }: Props) {
  const t = useTranslations('ui.chart');
  const locale = useLocale() as Locale;
  const [isTable, setTable] = useState(false);

  function download() {
    const rows = [
      table.columns.map(({ label }) => label),
      ...table.rows.map((row) => table.columns.map(({ id }) => row.cells[id]?.raw ?? null)),
    ];
    const url = URL.createObjectURL(new Blob([toCsv(rows, file.notes, locale)], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${file.name}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1_000);
  }

  return (
    <Card className={className}>
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2">
        <div className={`min-w-0 ${control ? 'grow basis-64' : 'flex-1'}`}>
          <h2 className="text-base font-semibold text-tremor-content-strong">{title}</h2>
          <p className="mt-0.5 text-xs text-tremor-content-default">{subtitle}</p>
        </div>
        <div className="flex min-w-0 items-center gap-0.5">
          {control}
          {action}
          <button
            type="button"
            aria-pressed={isTable}
            aria-label={t('table', { title })}
            title={isTable ? t('showChart') : t('showTable')}
            onClick={() => setTable(!isTable)}
            className={TOOL}
          >
            {isTable ? <ChartColumn aria-hidden className="size-4" /> : <Table2 aria-hidden className="size-4" />}
          </button>
          <button
            type="button"
            aria-label={t('csv', { title })}
            title={t('downloadCsv')}
            onClick={download}
            className={TOOL}
          >
            <Download aria-hidden className="size-4" />
          </button>
        </div>
      </div>
      <div className="mt-4">{isTable ? <DataTable table={table} caption={title} /> : children}</div>
      {summary ? <p className="mt-4 text-xs leading-relaxed text-tremor-content-default">{summary}</p> : null}
    </Card>
  );
}

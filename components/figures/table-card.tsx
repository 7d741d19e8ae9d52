import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { DataTable, type TableData } from '@/components/ui/data-table';
import { OpenLinks } from './open-links';

interface Props {
  title: string;
  subtitle: string;
  table: TableData;
  summary?: string | null;
  rows?: string | null;
  explore?: string | null;
  control?: ReactNode;
  empty: string;
  className?: string;
  maxHeight?: string;
}

/** A table in its card. */
export function TableCard({ title, subtitle, table, summary, rows, explore, control, empty, ...rest }: Props) {
  return (
    <Card className={rest.className}>
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2">
        <div className={`min-w-0 ${control ? 'grow basis-64' : 'flex-1'}`}>
          <h2 className="text-base font-semibold text-tremor-content-strong">{title}</h2>
          <p className="mt-0.5 text-xs text-tremor-content-default">{subtitle}</p>
        </div>
        <div className="flex min-w-0 items-center gap-0.5">
          {control}
          <OpenLinks title={title} rows={rows} explore={explore} />
        </div>
      </div>
      <div className="mt-4">
        {table.rows.length > 0 ? (
          // What is said to screen readers only lies outside the flow, and must not lengthen the page below the table.
          <div className="relative overflow-hidden">
            <DataTable table={table} caption={title} maxHeight={rest.maxHeight} />
          </div>
        ) : (
          <p className="py-8 text-center text-tremor-content-default">{empty}</p>
        )}
      </div>
      {summary ? <p className="mt-4 text-xs leading-relaxed text-tremor-content-default">{summary}</p> : null}
    </Card>
  );
}

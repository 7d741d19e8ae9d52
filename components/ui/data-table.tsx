'use client';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Change, type ChangeFigure } from './change';

export interface TableColumn {
  id: string;
  label: string;
  isNumber?: boolean;
}

export interface TableCell {
  text: string;
  /** The value behind the text, for sorting and for files. */
  raw: string | number | null;
  href?: string;
  /** Share of the longest bar, 0 to 1. */
  bar?: number;
  colour?: string;
  change?: ChangeFigure;
}

export interface TableRow {
  id: string;
  cells: Record<string, TableCell>;
}

export interface TableData {
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  totals?: Record<string, TableCell>;
}

interface Props {
  table: TableData;
  caption: string;
  isSortable?: boolean;
  maxHeight?: string;
}

type Sort = { column: string; isDescending: boolean } | null;

function sorted(rows: readonly TableRow[], sort: Sort): readonly TableRow[] {
  if (!sort) return rows;
  const value = (row: TableRow) => row.cells[sort.column]?.raw ?? null;
  return rows.toSorted((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
    return sort.isDescending ? -order : order;
  });
}

/** A table that scrolls inside itself, with a fixed head, sorting by its headings and, where given, a row of totals. */
export function DataTable({
  table: { columns, rows, totals },
  caption,
  isSortable = true,
  maxHeight = 'max-h-96',
}: Props) {
  const t = useTranslations('ui.table');
  const [sort, setSort] = useState<Sort>(null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className={`${maxHeight} @container relative overflow-auto rounded-lg`}>
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => {
              const isSorted = sort?.column === column.id;
              const Icon = !isSorted ? ChevronsUpDown : sort.isDescending ? ArrowDown : ArrowUp;
              return (
                <th
                  key={column.id}
                  scope="col"
                  aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
                  className={`sticky top-0 z-10 border-b border-tremor-border-default bg-tremor-background-default px-2 py-2 text-xs font-medium whitespace-nowrap text-tremor-content-default first:pl-0 last:pr-0 ${column.isNumber ? 'text-right' : 'text-left'}`}
                >
                  {isSortable ? (
                    <button
                      type="button"
                      title={t('sort', { column: column.label })}
                      onClick={() =>
                        setSort({ column: column.id, isDescending: isSorted ? !sort.isDescending : !!column.isNumber })
                      }
                      className={`inline-flex min-h-6 items-center gap-1 rounded hover:text-tremor-content-strong ${column.isNumber ? 'flex-row-reverse' : ''}`}
                    >
                      {column.label}
                      <Icon aria-hidden className={`size-3 ${isSorted ? '' : 'opacity-50'}`} />
                    </button>
                  ) : (
                    column.label
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sorted(rows, sort).map((row) => (
            <tr key={row.id} className="hover:bg-tremor-background-muted">
              {columns.map((column, i) => (
                <Cell key={column.id} cell={row.cells[column.id]} isNumber={!!column.isNumber} isHeading={i === 0} />
              ))}
            </tr>
          ))}
        </tbody>
        {totals ? (
          <tfoot>
            <tr className="font-semibold text-tremor-content-strong">
              {columns.map((column, i) => (
                <Cell key={column.id} cell={totals[column.id]} isNumber={!!column.isNumber} isHeading={i === 0} />
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  );
}

function Cell({ cell, isNumber, isHeading }: { cell?: TableCell; isNumber: boolean; isHeading: boolean }) {
  const className = `border-b border-tremor-border-default px-2 py-2 first:pl-0 last:pr-0 ${isNumber ? 'text-right whitespace-nowrap' : 'min-w-28 text-left'}`;
  const content = cell ? <CellContent cell={cell} /> : null;
  if (!isHeading) return <td className={className}>{content}</td>;
  return (
    <th scope="row" className={`${className} min-w-28 font-medium text-tremor-content-strong`}>
      {content}
    </th>
  );
}

function CellContent({ cell: { text, href, bar, colour, change } }: { cell: TableCell }) {
  const label = change ? (
    <Change change={change} />
  ) : href ? (
    <Link prefetch={false} href={href} className="underline-offset-4 hover:underline">
      {text}
    </Link>
  ) : (
    text
  );
  if (bar === undefined && !colour) return label;
  return (
    <span className="inline-flex items-center justify-end gap-2">
      {colour ? <span aria-hidden className="size-2.5 shrink-0 rounded-full" style={{ background: colour }} /> : null}
      {bar !== undefined ? (
        <span aria-hidden className="hidden h-1.5 w-16 rounded-full bg-tremor-background-subtle @2xl:block">
          <span
            className="block h-full rounded-full bg-tremor-brand-subtle"
            style={{ width: `${Math.round(Math.max(0, Math.min(1, bar)) * 100)}%` }}
          />
        </span>
      ) : null}
      {label}
    </span>
  );
}

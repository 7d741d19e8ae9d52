import { ArrowDown, ArrowUp, ChevronLeft, ChevronRight, ChevronsUpDown } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { Change, type ChangeFigure } from '@/components/ui/change';

interface Cell {
  text: string;
  href?: string | null;
  change?: ChangeFigure | null;
  raw?: string | number | null;
}

export interface ResultColumn {
  id: string;
  label: string;
  part: 'key' | 'value' | 'before' | 'change';
  sort: { href: string; direction: 'asc' | 'desc' | null } | null;
}

export interface ResultRows {
  columns: readonly ResultColumn[];
  rows: readonly { id: string; cells: readonly Cell[] }[];
  totals: readonly Cell[] | null;
  count: number;
  from: number;
  to: number;
  pages: { previous: string | null; next: string | null };
}

/** The answer as rows: sorted and cut into pages by the server; every figure opens the detail behind it. */
export function ResultTable({ table, caption }: { table: ResultRows; caption: string }) {
  const t = useTranslations('explorer.table');
  const { columns, rows, totals, pages } = table;
  return (
    <Card className="mt-4">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="text-base font-semibold text-tremor-content-strong">{t('title')}</h2>
        {table.count > 0 ? (
          <p className="text-xs text-tremor-content-default">
            {t('count', { from: table.from, to: table.to, count: table.count })}
          </p>
        ) : null}
      </div>
      {rows.length === 0 ? (
        <p className="py-10 text-center text-tremor-content-default">{t('none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section aria-label={caption} tabIndex={0} className="relative mt-3 max-h-[36rem] overflow-auto rounded-lg">
          <table className="w-full border-separate border-spacing-0 text-sm">
            <caption className="sr-only">{caption}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <Heading key={column.id} column={column} />
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} className="hover:bg-tremor-background-muted">
                  {columns.map((column, i) => (
                    <Place key={column.id} column={column} isHeading={i === 0 && column.part === 'key'}>
                      <Content cell={row.cells[i]} column={column} />
                    </Place>
                  ))}
                </tr>
              ))}
            </tbody>
            {totals ? (
              <tfoot>
                <tr className="font-semibold text-tremor-content-strong">
                  {columns.map((column, i) => (
                    <Place key={column.id} column={column} isHeading={i === 0 && column.part === 'key'} isTotal>
                      <Content cell={totals[i]} column={column} isTotal />
                    </Place>
                  ))}
                </tr>
              </tfoot>
            ) : null}
          </table>
        </section>
      )}
      {pages.previous || pages.next ? (
        <nav aria-label={t('title')} className="mt-3 flex justify-end gap-2">
          <PageLink href={pages.previous} label={t('previous')} icon={<ChevronLeft aria-hidden className="size-4" />} />
          <PageLink href={pages.next} label={t('next')} icon={<ChevronRight aria-hidden className="size-4" />} />
        </nav>
      ) : null}
    </Card>
  );
}

const isNumber = ({ part }: ResultColumn) => part !== 'key';

function Heading({ column }: { column: ResultColumn }) {
  const t = useTranslations('explorer.table');
  const { sort, label } = column;
  const Icon = !sort?.direction ? ChevronsUpDown : sort.direction === 'asc' ? ArrowUp : ArrowDown;
  const side = isNumber(column) ? 'text-right' : 'text-left';
  return (
    <th
      scope="col"
      aria-sort={sort?.direction ? (sort.direction === 'asc' ? 'ascending' : 'descending') : undefined}
      className={`sticky top-0 z-10 border-b border-tremor-border-default bg-tremor-background-default px-2 py-2 text-xs font-medium whitespace-nowrap text-tremor-content-default first:pl-0 last:pr-0 ${side}`}
    >
      {sort ? (
        <Link
          prefetch={false}
          scroll={false}
          href={sort.href}
          title={t('sort', { column: label })}
          className={`inline-flex min-h-6 items-center gap-1 rounded hover:text-tremor-content-strong ${isNumber(column) ? 'flex-row-reverse' : ''}`}
        >
          {label}
          <Icon aria-hidden className={`size-3 ${sort.direction ? '' : 'opacity-50'}`} />
        </Link>
      ) : (
        label
      )}
    </th>
  );
}

function Place({
  column,
  isHeading,
  isTotal,
  children,
}: {
  column: ResultColumn;
  isHeading: boolean;
  isTotal?: boolean;
  children: ReactNode;
}) {
  const edge = isTotal ? 'sticky bottom-0 border-t bg-tremor-background-default' : 'border-b';
  const className = `${edge} border-tremor-border-default px-2 py-2 first:pl-0 last:pr-0 ${isNumber(column) ? 'text-right whitespace-nowrap' : 'min-w-28 text-left'}`;
  return isHeading ? (
    <th scope="row" className={`${className} font-medium text-tremor-content-strong`}>
      {children}
    </th>
  ) : (
    <td className={`${className} ${column.part === 'before' ? 'text-tremor-content-default' : ''}`}>{children}</td>
  );
}

function Content({ cell, column, isTotal }: { cell?: Cell; column: ResultColumn; isTotal?: boolean }) {
  if (!cell) return null;
  if (cell.change) return <Change change={cell.change} />;
  const data =
    column.part === 'value' ? { [isTotal ? 'data-total' : 'data-cell']: column.id, 'data-raw': cell.raw ?? '' } : {};
  if (!cell.href) return <span {...data}>{cell.text}</span>;
  return (
    <Link prefetch={false} href={cell.href} {...data} className="rounded underline-offset-4 hover:underline">
      {cell.text}
    </Link>
  );
}

function PageLink({ href, label, icon }: { href: string | null; label: string; icon: ReactNode }) {
  const className = 'grid size-9 place-items-center rounded-lg border border-tremor-border-default';
  return href ? (
    <Link
      prefetch={false}
      scroll={false}
      href={href}
      aria-label={label}
      title={label}
      className={`${className} hover:bg-tremor-background-subtle`}
    >
      {icon}
    </Link>
  ) : (
    <span aria-hidden className={`${className} opacity-40`}>
      {icon}
    </span>
  );
}

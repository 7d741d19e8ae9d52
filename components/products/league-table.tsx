import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { Badge } from '@/components/ui/badge';
import { Change, type ChangeFigure } from '@/components/ui/change';
import { Sparkline } from '@/components/ui/sparkline';

export interface LeagueColumn {
  id: string;
  label: string;
  title: string;
  definition: string;
  sorted: 'ascending' | 'descending' | null;
  href: string;
}

export interface LeagueRow {
  sku: string;
  label: string;
  href: string | null;
  grade: string;
  isNovelty: boolean;
  launch: string | null;
  stock: string | null;
  spark: readonly (number | null)[];
  cells: readonly string[];
  change: ChangeFigure | null;
}

const HEAD =
  'border-b border-tremor-border-default px-1.5 py-2 text-xs font-medium whitespace-nowrap text-tremor-content-default';
const CELL = 'border-b border-tremor-border-default px-1.5 py-2';
const NUMBER = `${CELL} text-right whitespace-nowrap`;

interface Props {
  columns: readonly LeagueColumn[];
  rows: readonly LeagueRow[];
  totals: readonly string[];
  stockDay: string | null;
}

/** The ranking; headings sort it on the server, so that all products take part. */
export function LeagueTable({ columns, rows, totals, stockDay }: Props) {
  const t = useTranslations('products.league');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={t('table')} tabIndex={0} className="relative mt-4 overflow-x-auto rounded-lg">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{t('table')}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} sticky left-0 z-10 bg-tremor-background-default pl-0 text-left`}>
              {t('product')}
            </th>
            <th scope="col" className={`${HEAD} text-center`}>
              {t('class')}
            </th>
            {columns.map((column, i) => (
              <Fragment key={column.id}>
                <Heading column={column} />
                {i === 0 ? (
                  <th scope="col" className={`${HEAD} text-left`}>
                    {t('trend')}
                  </th>
                ) : null}
              </Fragment>
            ))}
            {stockDay ? (
              <th scope="col" className={`${HEAD} pr-0 text-right`} title={t('stockOn', { day: stockDay })}>
                {t('stock')}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.sku} row={row} hasStock={stockDay !== null} />
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semibold text-tremor-content-strong">
            <th scope="row" className={`${CELL} sticky left-0 bg-tremor-background-default pl-0 text-left`}>
              {t('total')}
            </th>
            <td className={CELL} />
            {totals.map((text, i) => (
              <Fragment key={columns[i]?.id}>
                <td className={NUMBER}>{text}</td>
                {i === 0 ? <td className={CELL} /> : null}
              </Fragment>
            ))}
            {stockDay ? <td className={CELL} /> : null}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Heading({ column }: { column: LeagueColumn }) {
  const t = useTranslations('products.league');
  const { label, title, definition, sorted, href } = column;
  const Icon = sorted === null ? ChevronsUpDown : sorted === 'descending' ? ArrowDown : ArrowUp;
  return (
    <th scope="col" aria-sort={sorted ?? undefined} className={`${HEAD} text-right`}>
      <Link
        prefetch={false}
        href={href}
        scroll={false}
        title={`${title} : ${definition}`}
        aria-label={t('sort', { column: title })}
        className="inline-flex min-h-6 flex-row-reverse items-center gap-1 rounded hover:text-tremor-content-strong"
      >
        {label}
        <Icon aria-hidden className={`size-3 ${sorted === null ? 'opacity-50 max-[100rem]:hidden' : ''}`} />
      </Link>
    </th>
  );
}

const TONES: Record<string, 'brand' | 'neutral'> = { A: 'brand' };

function Row({ row, hasStock }: { row: LeagueRow; hasStock: boolean }) {
  const t = useTranslations('products.league');
  return (
    <tr className="group hover:bg-tremor-background-muted" data-sku={row.sku}>
      <th
        scope="row"
        className={`${CELL} sticky left-0 z-10 max-w-40 bg-tremor-background-default pl-0 text-left font-medium text-tremor-content-strong group-hover:bg-tremor-background-muted sm:max-w-64`}
      >
        <span className="block min-w-24 sm:min-w-36">
          {row.href ? (
            <Link prefetch={false} href={row.href} className="min-h-6 underline-offset-4 hover:underline">
              {row.label}
            </Link>
          ) : (
            row.label
          )}
          {row.isNovelty ? (
            <span className="ml-2" title={row.launch ? t('launched', { day: row.launch }) : undefined}>
              <Badge tone="warning">{t('novelty')}</Badge>
            </span>
          ) : null}
        </span>
      </th>
      <td className={`${CELL} text-center`}>
        <Badge tone={TONES[row.grade] ?? 'neutral'}>{row.grade}</Badge>
      </td>
      {row.cells.map((text, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move within a row
        <Fragment key={i}>
          <td className={NUMBER}>
            {text}
            {i === 0 && row.change ? (
              <span className="block text-xs">
                <Change change={row.change} />
              </span>
            ) : null}
          </td>
          {i === 0 ? (
            <td className={CELL}>
              <Sparkline values={row.spark} className="h-6 w-20" />
            </td>
          ) : null}
        </Fragment>
      ))}
      {hasStock ? <td className={`${NUMBER} pr-0`}>{row.stock ?? '—'}</td> : null}
    </tr>
  );
}

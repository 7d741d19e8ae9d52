import { Filter } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Change, type ChangeFigure } from './change';

export interface BarRow {
  key: string;
  label: string;
  /** Part of the longest bar, 0 to 1. */
  length: number;
  text: string;
  full: string;
  share: string | null;
  change: ChangeFigure | null;
  colour?: string;
  /** Opens the figure of this row. */
  href: string;
  /** Narrows the page to this row. */
  filterHref: string | null;
}

/** A ranking as horizontal bars from zero; what does not fit is folded. */
export function BarList({ rows, shown = 6 }: { rows: readonly BarRow[]; shown?: number }) {
  const t = useTranslations('ui.bars');
  // A fold of a single row would hide it for nothing.
  const cut = rows.length > shown + 1 ? shown : rows.length;
  const rest = rows.slice(cut);
  return (
    <div>
      <ul className="space-y-1">
        {rows.slice(0, cut).map((row) => (
          <Bar key={row.key} row={row} />
        ))}
      </ul>
      {rest.length > 0 ? (
        <details className="group mt-2">
          <summary className="inline-flex min-h-6 items-center rounded text-xs font-medium text-tremor-brand-emphasis hover:underline">
            {t('rest', { count: rest.length })}
          </summary>
          <ul className="mt-1 max-h-72 space-y-1 overflow-y-auto">
            {rest.map((row) => (
              <Bar key={row.key} row={row} />
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function Bar({ row }: { row: BarRow }) {
  const t = useTranslations('ui.bars');
  return (
    <li className="group/row rounded-md py-1">
      <div className="flex items-center gap-2">
        <Link
          prefetch={false}
          href={row.href}
          title={row.full}
          className="flex min-h-6 min-w-0 flex-1 items-center gap-3 rounded text-tremor-content-emphasis hover:text-tremor-content-strong"
        >
          <span className="min-w-0 flex-1 truncate">{row.label}</span>
          <span className="font-medium whitespace-nowrap text-tremor-content-strong">{row.text}</span>
        </Link>
        <span className="hidden w-12 text-right text-xs whitespace-nowrap sm:block text-tremor-content-default">
          {row.share}
        </span>
        <span className="w-[4.5rem] text-right text-xs">
          {row.change ? <Change change={row.change} /> : <span className="text-tremor-content-subtle">—</span>}
        </span>
        {row.filterHref ? (
          <Link
            prefetch={false}
            href={row.filterHref}
            aria-label={t('filter', { name: row.label })}
            title={t('filter', { name: row.label })}
            className="grid size-6 place-items-center rounded text-tremor-content-subtle hover:bg-tremor-background-subtle hover:text-tremor-content-strong"
          >
            <Filter aria-hidden className="size-3.5" />
          </Link>
        ) : (
          <span className="size-6" />
        )}
      </div>
      <div aria-hidden className="mt-0.5 mr-8 h-1.5 rounded-full bg-tremor-background-subtle">
        <div
          className="h-full rounded-full bg-series-1"
          style={{ width: `${(Math.max(0, Math.min(1, row.length)) * 100).toFixed(1)}%`, background: row.colour }}
        />
      </div>
    </li>
  );
}

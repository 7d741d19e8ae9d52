import type { Locale } from '@/lib/core/locale';
import type { Formatter, Unit } from '@/lib/i18n/format';
import type { KpiAnswer, KpiRow } from '@/lib/kpi/answer';
import type { KpiDefinition } from '@/lib/kpi/definition';
import { type DimensionId, dimension } from '@/lib/kpi/dimensions';
import type { DrillLink } from './explorer-drill';
import { type ExplorerQuery, explorerHref, PAGE_SIZE } from './explorer-query';
import { type ChangeView, changeView, comparedOf } from './figures';

export interface ExplorerColumn {
  id: string;
  label: string;
  /** What the column holds of a KPI. */
  part: 'key' | 'value' | 'before' | 'change';
  sort: { href: string; direction: 'asc' | 'desc' | null } | null;
}

export interface ExplorerCell {
  text: string;
  href?: string | null;
  change?: ChangeView | null;
  /** As the engine answered, for tests and for whoever copies. */
  raw?: string | number | null;
}

export interface ExplorerTable {
  columns: ExplorerColumn[];
  rows: { id: string; cells: ExplorerCell[] }[];
  totals: ExplorerCell[] | null;
  count: number;
  from: number;
  to: number;
  pages: { previous: string | null; next: string | null };
}

interface Given {
  answer: KpiAnswer;
  query: ExplorerQuery;
  view: string | null;
  definitions: readonly KpiDefinition[];
  format: Formatter;
  locale: Locale;
  drill: DrillLink;
  words: { period: string; total: string; before: string; change: string; good: string; bad: string; neutral: string };
}

/** The answer as a table: keys, then each KPI with what it is compared with. The engine has sorted and cut it. */
export function explorerTable(given: Given): ExplorerTable {
  const { answer, query, view, words } = given;
  const { total_rows: count, totals } = answer.meta;
  const first = (query.page - 1) * PAGE_SIZE;
  const pages = Math.max(1, Math.ceil(count / PAGE_SIZE));
  return {
    columns: columnsOf(given),
    rows: answer.rows.map((row) => ({ id: rowId(row, query), cells: cellsOf(given, row, false) })),
    // One row without keys is its own total.
    totals:
      totals && (query.grain !== 'none' || query.dimensions.length > 0)
        ? cellsOf(given, totals, true, words.total)
        : null,
    count,
    from: count === 0 ? 0 : first + 1,
    to: first + answer.rows.length,
    pages: {
      previous: query.page > 1 ? explorerHref(query, { page: Math.min(query.page - 1, pages) }, view) : null,
      next: query.page < pages ? explorerHref(query, { page: query.page + 1 }, view) : null,
    },
  };
}

const rowId = (row: KpiRow, { dimensions }: ExplorerQuery) =>
  [row.period, ...dimensions.map((id) => row[id])].join(' ');

function columnsOf({ query, view, definitions, locale, words }: Given): ExplorerColumn[] {
  const sort = (by: string, first: 'asc' | 'desc') => {
    const current = query.sort?.by === by ? query.sort.direction : null;
    const direction = current === null ? first : current === 'asc' ? ('desc' as const) : ('asc' as const);
    return { href: explorerHref(query, { sort: { by, direction } }, view), direction: current };
  };
  const key = (id: string, label: string): ExplorerColumn => ({ id, label, part: 'key', sort: sort(id, 'asc') });
  return [
    ...(query.grain === 'none' ? [] : [key('period', words.period)]),
    ...query.dimensions.map((id) => key(id, dimension(id).label[locale])),
    ...definitions.flatMap(({ id, label }): ExplorerColumn[] => [
      { id, label: label[locale], part: 'value', sort: sort(id, 'desc') },
      ...(query.compare === 'none'
        ? []
        : [
            { id: `${id} before`, label: words.before, part: 'before' as const, sort: null },
            { id: `${id} change`, label: words.change, part: 'change' as const, sort: null },
          ]),
    ]),
  ];
}

function cellsOf(
  { answer, query, definitions, format, drill, words }: Given,
  row: KpiRow,
  isTotal: boolean,
  name = '',
): ExplorerCell[] {
  const keys = Object.fromEntries(query.dimensions.map((id) => [id, String(row[id] ?? '')])) as Partial<
    Record<DimensionId, string>
  >;
  const heads: ExplorerCell[] = [];
  const { grain } = query;
  if (grain !== 'none')
    heads.push({ text: grain === 'day' ? format.day(row.period) : format.period(row.period, grain) });
  for (const id of query.dimensions) heads.push({ text: answer.meta.labels[id]?.[keys[id] ?? ''] ?? keys[id] ?? '' });
  const start = isTotal || grain === 'none' ? null : row.period;
  return [
    ...(isTotal ? heads.map((_, i): ExplorerCell => ({ text: i === 0 ? name : '' })) : heads),
    ...definitions.flatMap(({ id, unit, goodDirection }): ExplorerCell[] => {
      const { value, before, change } = comparedOf(row, id);
      const own: ExplorerCell = {
        text: format.value(value, unit),
        raw: value,
        href: drill(id, isTotal ? {} : keys, start),
      };
      if (query.compare === 'none') return [own];
      return [
        own,
        { text: format.value(before, unit as Unit), raw: before },
        { text: '—', raw: change, change: changeView(change, unit, goodDirection, format, words) },
      ];
    }),
  ];
}

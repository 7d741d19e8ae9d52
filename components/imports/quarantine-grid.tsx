'use client';
import { useTranslations } from 'next-intl';
import type { WaitingPage, WaitingRow } from './import-data';
import type { Corrections } from './use-corrections';
import { useReasons } from './use-reasons';
import type { Words } from './use-words';

interface Props {
  page: Pick<WaitingPage, 'columns'>;
  rows: readonly WaitingRow[];
  corrections: Corrections;
  words: Words;
  isAll: boolean;
}

const HEAD =
  'sticky top-0 z-10 border-b border-tremor-border-default bg-tremor-background-default px-2 py-2 text-left text-xs font-medium whitespace-nowrap text-tremor-content-default';
const CELL = 'border-b border-tremor-border-default px-1.5 py-1.5 align-top';
const FIRST = 'sticky left-0 z-10 bg-tremor-background-default';
const INPUT =
  'block min-h-8 w-full min-w-28 rounded-md border bg-tremor-background-default px-2 text-sm text-tremor-content-strong';
/** Rows whose cells cannot be told apart: their text is corrected as a whole. */
const WHOLE = new Set(['unclosed_quote', 'too_many_cells', 'bad_encoding']);

/** Rows in quarantine, each cell an input, the reason at the cell at fault. */
export function QuarantineGrid({ page, rows, corrections, words, isAll }: Props) {
  const t = useTranslations('imports.quarantine');
  const faulty = new Set(rows.map(({ column }) => column));
  // What is at fault stands first.
  const shown = page.columns
    .map((column, index) => ({ ...column, index, isFaulty: faulty.has(column.name) }))
    .filter((column) => isAll || column.isRead || column.isFaulty)
    .toSorted((a, b) => Number(b.isFaulty) - Number(a.isFaulty));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={t('title')} tabIndex={0} className="relative max-h-[36rem] overflow-auto rounded-lg">
      <table className="border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} left-0 z-20`}>
              {t('columns.line')}
            </th>
            {shown.map(({ name, index }) => (
              <th key={index} scope="col" className={HEAD}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <GridRow key={row.line} {...{ row, corrections, words }} columns={shown} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps extends Pick<Props, 'corrections' | 'words'> {
  row: WaitingRow;
  columns: readonly { name: string; index: number }[];
}

function GridRow({ row, columns, corrections, words }: RowProps) {
  const t = useTranslations('imports.quarantine');
  const reasons = useReasons();
  const isEdited = corrections.isEdited(row.line);
  const isWhole = row.cells === null || WHOLE.has(row.code);
  const isPlaced = !isWhole && columns.some(({ name }) => name === row.column);
  return (
    <tr data-line={row.line} data-code={row.code}>
      <th scope="row" className={`${CELL} ${FIRST} max-w-52 pr-3 text-left font-normal`}>
        <span className="block font-medium text-tremor-content-strong tabular-nums">
          {words.count(row.line)}
          {isEdited ? <span className="ml-1.5 text-xs text-tremor-brand-emphasis">{t('edited')}</span> : null}
        </span>
        {isPlaced ? null : <span className="block text-xs text-bad">{reasons.problem(row.code)}</span>}
      </th>
      {isWhole ? (
        <td colSpan={Math.max(1, columns.length)} className={CELL}>
          <textarea
            aria-label={t('rawOf', { line: row.line })}
            rows={2}
            value={corrections.raw(row)}
            onChange={({ target }) => corrections.setRaw(row, target.value)}
            className={`${INPUT} min-w-[30rem] border-bad py-1.5 font-mono text-xs`}
          />
        </td>
      ) : (
        columns.map(({ name, index }) => {
          const isFault = name === row.column;
          return (
            <td key={index} className={CELL}>
              <input
                aria-label={t('cellOf', { column: name, line: row.line })}
                aria-invalid={isFault || undefined}
                aria-describedby={isFault ? `fault-${row.line}` : undefined}
                value={corrections.cell(row, index)}
                onChange={({ target }) => corrections.setCell(row, index, target.value)}
                className={`${INPUT} ${isFault ? 'border-bad' : 'border-tremor-border-default'}`}
              />
              {isFault ? (
                <span id={`fault-${row.line}`} className="mt-0.5 block max-w-52 text-xs text-bad">
                  {reasons.problem(row.code)}
                </span>
              ) : null}
            </td>
          );
        })
      )}
    </tr>
  );
}

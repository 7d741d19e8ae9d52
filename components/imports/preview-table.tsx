'use client';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { FoundFile, PreviewRow } from './import-data';
import { useReasons } from './use-reasons';
import type { Words } from './use-words';

interface Column {
  key: string;
  label: string;
  isNumber: boolean;
  text(row: PreviewRow): string;
  problem(row: PreviewRow): string | undefined;
}

const NUMBERS = new Set(['amount', 'integer', 'number', 'discount']);
const CELL = 'max-w-72 truncate border-b border-tremor-border-default px-2 py-1.5 whitespace-nowrap';
const TAB =
  'rounded-md px-3 py-1 text-sm text-tremor-content-default hover:text-tremor-content-strong aria-pressed:bg-tremor-background-default aria-pressed:font-medium aria-pressed:text-tremor-content-strong aria-pressed:shadow-xs';

function columnsOf(file: FoundFile, isTyped: boolean, words: Words): Column[] {
  if (!isTyped) {
    return file.columns.map((label, i) => ({
      key: label,
      label,
      isNumber: false,
      text: (row) => row.raw[i] ?? '',
      problem: () => undefined,
    }));
  }
  return file.fields
    .filter(({ column }) => column !== null)
    .map(({ name, label, type, column }) => ({
      key: name,
      label: label[words.locale],
      isNumber: NUMBERS.has(type),
      // What cannot be read is shown as it stands.
      text: (row) =>
        row.problems[name] || row.isNoData
          ? (row.raw[file.columns.indexOf(column ?? '')] ?? '')
          : words.typed(row.typed[name] ?? '', type, file.discountIs === 'rate'),
      problem: (row) => row.problems[name] ?? (row.refusal?.field === name ? row.refusal.code : undefined),
    }));
}

/** The first rows, as they will be read or as they stand, with what would be refused marked in its place. */
export function PreviewTable({ file, words }: { file: FoundFile; words: Words }) {
  const t = useTranslations('imports.preview');
  const reasons = useReasons();
  const [isRaw, setRaw] = useState(false);
  const { rows, tried, refused, noData, isWhole } = file.preview;
  const isTyped = tried > 0 && !isRaw;
  const columns = columnsOf(file, isTyped, words);
  const refusedRows = refused.reduce((sum, each) => sum + each.rows, 0);
  return (
    <div>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-tremor-content-emphasis">
          {tried === 0 && noData === 0 ? t('undecided') : null}
          {tried > 0 && refusedRows === 0 ? t(isWhole ? 'allGoodWhole' : 'allGood', { tried }) : null}
          {noData > 0 ? ` ${t('noData', { count: noData })}` : null}
          {refusedRows > 0 ? (
            <span className="text-warning">
              {t('refused', { tried, rows: refusedRows })}{' '}
              {refused
                .map(({ code, rows }) => t('reason', { reason: reasons.problem(code), rows: words.count(rows) }))
                .join(', ')}
            </span>
          ) : null}
        </p>
        {tried > 0 ? (
          <fieldset className="flex rounded-lg bg-tremor-background-subtle p-1">
            <legend className="sr-only">{t('view')}</legend>
            <button type="button" aria-pressed={!isRaw} onClick={() => setRaw(false)} className={TAB}>
              {t('typed')}
            </button>
            <button type="button" aria-pressed={isRaw} onClick={() => setRaw(true)} className={TAB}>
              {t('raw')}
            </button>
          </fieldset>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section aria-label={t('caption')} tabIndex={0} className="max-h-96 overflow-auto rounded-lg">
        <table className="border-separate border-spacing-0 text-xs">
          <caption className="sr-only">{t('caption')}</caption>
          <thead>
            <tr>
              {[t('line'), ...columns.map(({ label }) => label)].map((label, i) => (
                <th
                  // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one label
                  key={i}
                  scope="col"
                  className={`sticky top-0 z-10 border-b border-tremor-border-default bg-tremor-background-default px-2 py-2 font-medium whitespace-nowrap text-tremor-content-default ${i > 0 && !columns[i - 1]?.isNumber ? 'text-left' : 'text-right'}`}
                >
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={row.line}
                className={
                  row.refusal
                    ? 'bg-warning-faint'
                    : row.isNoData
                      ? 'text-tremor-content-default italic'
                      : 'hover:bg-tremor-background-muted'
                }
              >
                <th scope="row" className={`${CELL} text-right font-normal text-tremor-content-default`}>
                  {row.refusal ? (
                    <span
                      title={t('quarantine', { reason: reasons.problem(row.refusal.code) })}
                      className="inline-flex items-center gap-1 text-warning"
                    >
                      <TriangleAlert aria-hidden className="size-3" />
                      <span className="sr-only">{t('quarantine', { reason: reasons.problem(row.refusal.code) })}</span>
                      {row.line}
                    </span>
                  ) : (
                    row.line
                  )}
                </th>
                {columns.map((column) => {
                  const problem = column.problem(row);
                  const text = column.text(row);
                  return (
                    <td
                      key={column.key}
                      title={problem ? `${text} — ${reasons.problem(problem)}` : text}
                      className={`${CELL} ${column.isNumber ? 'text-right' : ''} ${problem ? 'font-medium text-bad' : ''}`}
                    >
                      {text}
                      {problem ? (
                        <span className="ml-1 rounded bg-bad-faint px-1 text-bad">{reasons.problem(problem)}</span>
                      ) : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

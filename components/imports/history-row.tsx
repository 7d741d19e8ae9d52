import { Undo2 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { BatchProgress } from './batch-progress';
import { type Batch, isActive } from './import-data';
import { StateBadge } from './state-badge';
import type { Words } from './use-words';

export const COUNTS = ['rows', 'inserted', 'updated', 'unchanged', 'quarantined'] as const;
const CELL = 'border-b border-tremor-border-default px-2 py-2.5 align-top first:pl-0 last:pr-0';

interface Props {
  batch: Batch;
  words: Words;
  onUndo(): void;
}

/** One import in the list of all. */
export function HistoryRow({ batch, words, onUndo }: Props) {
  const t = useTranslations('imports.history');
  const who = batch.created_by === 'command line' ? t('cli') : batch.created_by || t('unknown');
  const isDone = batch.status === 'done';
  const hasCounts = isDone || batch.status === 'undone';
  return (
    <tr data-import={batch.id} data-state={batch.status} className="hover:bg-tremor-background-muted">
      <th scope="row" className={`${CELL} max-w-72 text-left font-medium text-tremor-content-strong`}>
        <Link
          href={`/imports/${batch.id}`}
          title={batch.file}
          className="block truncate underline-offset-4 hover:underline"
        >
          {batch.file}
        </Link>
        <span className="block text-xs font-normal text-tremor-content-default">
          {batch.parent_id === null
            ? batch.format.label[words.locale]
            : t('correction', { id: batch.parent_id, format: batch.format.label[words.locale] })}
        </span>
      </th>
      <td className={CELL}>
        <StateBadge batch={batch} />
        {batch.undone_at ? (
          <span className="mt-1 block text-xs text-tremor-content-default">
            {t('undoneBy', { who: batch.undone_by, when: words.instant(batch.undone_at) })}
          </span>
        ) : null}
      </td>
      <td className={`${CELL} whitespace-nowrap text-tremor-content-default`}>
        {words.instant(batch.created_at)}
        <span className="block text-xs">{who}</span>
      </td>
      {isActive(batch) ? (
        <td colSpan={COUNTS.length + 2} className={`${CELL} min-w-72`}>
          <BatchProgress batch={batch} words={words} />
        </td>
      ) : (
        <>
          {COUNTS.map((column) => (
            <td
              key={column}
              className={`${CELL} text-right whitespace-nowrap ${isDone && column === 'quarantined' && batch.waiting > 0 ? 'font-medium text-warning' : ''} ${isDone ? '' : 'text-tremor-content-default'}`}
            >
              {hasCounts ? words.count(batch[column]) : t('unknown')}
            </td>
          ))}
          <td className={`${CELL} text-right text-tremor-content-default`}>{batch.data_version ?? t('unknown')}</td>
          <td className={`${CELL} w-9 text-right`}>
            {isDone && batch.format.id !== 'demo' ? (
              <button
                type="button"
                title={t('undo')}
                aria-label={t('undoName', { name: batch.file, id: batch.id })}
                onClick={onUndo}
                className="-my-1 grid size-8 place-items-center rounded-md text-tremor-content-default hover:bg-tremor-background-subtle hover:text-tremor-content-strong"
              >
                <Undo2 aria-hidden className="size-4" />
              </button>
            ) : null}
          </td>
        </>
      )}
    </tr>
  );
}

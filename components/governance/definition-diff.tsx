import { useTranslations } from 'next-intl';

export interface DiffRow {
  id: string;
  label: string;
  old: string | null;
  new: string;
  isCode: boolean;
}

/** What changes in a definition: struck out what goes, marked what comes. */
export function DefinitionDiff({ rows }: { rows: readonly DiffRow[] }) {
  const t = useTranslations('governance.diff');
  if (rows.length === 0) return <p className="text-sm text-tremor-content-default">{t('nothing')}</p>;
  return (
    <dl className="divide-y divide-tremor-border-default">
      {rows.map((row) => {
        const type = row.isCode ? 'font-mono text-xs' : 'text-sm';
        return (
          <div key={row.id} className="grid gap-x-6 gap-y-1 py-2.5 sm:grid-cols-[10rem_minmax(0,1fr)]">
            <dt className="text-xs text-tremor-content-default">{row.label}</dt>
            <dd className={`space-y-1 ${type}`}>
              {row.old === null ? null : (
                <del className="block rounded bg-bad-faint px-2 py-0.5 break-words text-bad">
                  <span className="sr-only">{t('before')} </span>
                  {row.old || '—'}
                </del>
              )}
              <ins className="block rounded bg-good-faint px-2 py-0.5 break-words text-good no-underline">
                <span className="sr-only">{t('after')} </span>
                {row.new || '—'}
              </ins>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

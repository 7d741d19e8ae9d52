'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Select } from '@/components/ui/field';
import { declareColumn } from './declare';
import { FieldReading } from './field-reading';
import type { Declared, FileField, FoundFile } from './import-data';
import type { Words } from './use-words';

interface Props {
  file: FoundFile;
  declared: Declared;
  isBusy: boolean;
  words: Words;
  onDeclare(declared: Declared): void;
}

const HEAD =
  'border-b border-tremor-border-default px-2 py-2 text-left text-xs font-medium text-tremor-content-default';
const CELL = 'border-b border-tremor-border-default px-2 py-1.5 align-middle';

/** Which column each field reads, and how. */
export function MappingTable({ file, declared, isBusy, words, onDeclare }: Props) {
  const t = useTranslations('imports.mapping');
  const [isAll, setAll] = useState(false);
  const needed = new Map(
    file.requires.flatMap((group) => group.map((name) => [name, group.length === 1 ? 'required' : 'oneOf'] as const)),
  );
  const isMain = ({ name, column }: FileField) => column !== null || needed.has(name);
  const rest = file.fields.filter((field) => !isMain(field)).length;
  const shown = file.fields.filter((field) => isAll || isMain(field));
  const labelOf = (name: string) => file.fields.find((field) => field.name === name)?.label[words.locale] ?? name;
  const options = [
    { value: '', label: t('none') },
    ...file.columns.map((column) => ({ value: column, label: column })),
  ];
  return (
    <div>
      {file.missing.length > 0 ? (
        <p role="alert" className="mb-3 rounded-lg bg-bad-faint px-3 py-2 text-sm text-bad">
          {t('missing', { fields: file.missing.map((group) => group.map(labelOf).join(t('or'))).join(', ') })}
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section aria-label={t('caption')} tabIndex={0} className="overflow-x-auto rounded-lg">
        <table className="w-full min-w-[40rem] border-separate border-spacing-0 text-sm">
          <caption className="sr-only">{t('caption')}</caption>
          <thead>
            <tr>
              {(['field', 'column', 'reading', 'example'] as const).map((column) => (
                <th key={column} scope="col" className={HEAD}>
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((field) => {
              const label = field.label[words.locale];
              const need = needed.get(field.name);
              return (
                <tr key={field.name}>
                  <th scope="row" className={`${CELL} text-left font-medium text-tremor-content-strong`}>
                    {label}{' '}
                    {need === 'required' ? (
                      <Badge tone={field.column ? 'neutral' : 'bad'}>{t('required')}</Badge>
                    ) : null}
                    {need === 'oneOf' ? (
                      <span className="block text-xs font-normal text-tremor-content-default">{t('oneOf')}</span>
                    ) : null}
                  </th>
                  <td className={`${CELL} w-64`}>
                    <Select
                      label={t('columnFor', { field: label })}
                      isLabelHidden
                      value={field.column ?? ''}
                      disabled={isBusy}
                      options={options}
                      onChange={(event) => onDeclare(declareColumn(file, declared, field.name, event.target.value))}
                    />
                  </td>
                  <td className={`${CELL} w-56`}>
                    {field.column === null ? null : (
                      <FieldReading field={field} {...{ file, declared, isBusy, words, onDeclare }} />
                    )}
                  </td>
                  <td
                    className={`${CELL} max-w-56 truncate text-tremor-content-default`}
                    title={field.examples.join('\n')}
                  >
                    {field.examples[0]}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <div className="mt-3 space-y-2 text-xs text-tremor-content-default">
        {rest > 0 ? (
          <button
            type="button"
            aria-expanded={isAll}
            onClick={() => setAll(!isAll)}
            className="min-h-6 rounded font-medium text-tremor-brand-emphasis hover:underline"
          >
            {isAll ? t('less') : t('more', { count: rest })}
          </button>
        ) : null}
        {file.unusedColumns.length > 0 ? <p>{t('unused', { columns: file.unusedColumns.join(', ') })}</p> : null}
      </div>
    </div>
  );
}

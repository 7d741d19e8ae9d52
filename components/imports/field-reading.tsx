import { useTranslations } from 'next-intl';
import { Select } from '@/components/ui/field';
import { declareSetting } from './declare';
import type { Declared, FileField, FoundFile } from './import-data';
import type { Words } from './use-words';

interface Props {
  field: FileField;
  file: FoundFile;
  declared: Declared;
  isBusy: boolean;
  words: Words;
  onDeclare(declared: Declared): void;
}

const ORDERS = ['iso', 'dmy', 'mdy', 'serial', 'epoch', 'epoch_ms'] as const;

/** How the column of a field reads: order of a date, decimals of a number, kind of a discount. */
export function FieldReading({ field, file, declared, isBusy, words, onDeclare }: Props) {
  const t = useTranslations('imports.mapping');
  const label = field.label[words.locale];
  if (field.type === 'text' || field.type === 'number') {
    return <span className="text-tremor-content-default">{t(field.type)}</span>;
  }
  const isDate = field.type === 'date';
  const value = isDate ? field.dateOrder : field.decimal;
  const choices = isDate
    ? ORDERS.map((order) => ({ value: order as string, label: t(`dateOrder.${order}`) }))
    : [
        { value: ',', label: t('decimal.comma') },
        { value: '.', label: t('decimal.point') },
      ];
  return (
    <div className="flex flex-col gap-1">
      <Select
        label={t('readingOf', { field: label })}
        isLabelHidden
        disabled={isBusy}
        value={value ?? ''}
        options={value === null ? [{ value: '', label: '?' }, ...choices] : choices}
        onChange={({ target }) =>
          onDeclare(
            declareSetting(file, declared, {
              kind: isDate ? 'dateOrder' : 'decimal',
              field: field.name,
              value: target.value,
            }),
          )
        }
      />
      {field.type === 'discount' ? (
        <Select
          label={t('discountLabel', { field: label })}
          isLabelHidden
          disabled={isBusy}
          value={file.discountIs ?? 'amount'}
          options={(['rate', 'amount'] as const).map((kind) => ({ value: kind, label: t(`discountIs.${kind}`) }))}
          onChange={({ target }) =>
            onDeclare(declareSetting(file, declared, { kind: 'discountIs', value: target.value }))
          }
        />
      ) : null}
    </div>
  );
}

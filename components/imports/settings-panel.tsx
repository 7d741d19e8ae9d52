import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Select } from '@/components/ui/field';
import type { Locale } from '@/lib/core/locale';
import { declareCurrency, declareFormat, declareSheet, declareText } from './declare';
import { DELIMITER_NAMES, ENCODING_NAMES } from './delimiter-name';
import { FormatPicker } from './format-picker';
import type { Declared, FoundFile } from './import-data';

interface Props {
  file: FoundFile;
  declared: Declared;
  isBusy: boolean;
  onDeclare(declared: Declared): void;
}

function useCurrencies(locale: string, shown: string): { value: string; label: string }[] {
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'currency' });
    const codes = new Set([...Intl.supportedValuesOf('currency'), shown]);
    return [...codes].sort().map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
  }, [locale, shown]);
}

/** How the file as a whole is read; a change looks at it again. */
export function SettingsPanel({ file, declared, isBusy, onDeclare }: Props) {
  const t = useTranslations('imports.settings');
  const locale = useLocale() as Locale;
  const currencies = useCurrencies(locale, file.currency.value);
  const column = file.fields.find(({ name }) => name === 'currency')?.column ?? '';
  const from = {
    shop: 'currencyShop',
    file: 'currencyFile',
    format: 'currencyFormat',
    declared: 'currencyDeclared',
  } as const;
  return (
    <div>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <FormatPicker
          label={t('format')}
          formats={file.formats}
          value={file.format}
          locale={locale}
          disabled={isBusy}
          onChoose={(format) => onDeclare(declareFormat(file, declared, format))}
        />
        {file.sheet === null ? (
          <>
            <Select
              label={t('encoding')}
              value={file.encoding}
              disabled={isBusy}
              onChange={(event) => onDeclare(declareText(file, declared, { encoding: event.target.value }))}
              options={ENCODING_NAMES.map((name) => ({ value: name, label: t(`encodings.${name}`) }))}
            />
            <Select
              label={t('delimiter')}
              value={file.delimiter}
              disabled={isBusy}
              onChange={(event) => onDeclare(declareText(file, declared, { delimiter: event.target.value }))}
              options={Object.entries(DELIMITER_NAMES).map(([value, name]) => ({
                value,
                label: t(`delimiters.${name}`),
              }))}
            />
          </>
        ) : (
          <Select
            label={t('sheet')}
            value={file.sheet}
            disabled={isBusy || file.sheets.length < 2}
            onChange={(event) => onDeclare(declareSheet(declared, event.target.value))}
            options={file.sheets.map((name) => ({ value: name, label: name }))}
          />
        )}
        <Select
          label={t('currency')}
          value={file.currency.value}
          disabled={isBusy || file.format === null}
          onChange={(event) => onDeclare(declareCurrency(file, declared, event.target.value))}
          options={currencies}
        />
      </div>
      <p className="mt-2 text-xs text-tremor-content-default">
        {file.currency.hasColumn ? t('currencyColumn', { column }) : t(from[file.currency.from])}{' '}
        {t('headerLine', { line: file.headerLine })}
        {file.isCompressed ? ` · ${t('compressed')}` : ''}
      </p>
    </div>
  );
}

import type { Declared, FoundFile } from './import-data';

/** Everything as it is shown, said aloud: a change of one column must not let the others be guessed anew. */
function asShown(file: FoundFile, declared: Declared): Declared {
  const isRemembered = file.rememberedSince !== null;
  const shown = <T>(value: (field: FoundFile['fields'][number]) => T | null) =>
    Object.fromEntries(
      file.fields.flatMap((field) => (value(field) === null ? [] : [[field.name, value(field) as T]])),
    );
  return {
    ...declared,
    format: file.format ?? undefined,
    encoding: file.encoding,
    delimiter: file.delimiter,
    mapping: Object.fromEntries(file.fields.map((field) => [field.name, field.column ?? ''])),
    settings: isRemembered
      ? {
          decimal: shown((field) => field.decimal),
          dateOrder: shown((field) => field.dateOrder),
          ...(file.discountIs ? { discountIs: file.discountIs } : {}),
        }
      : (declared.settings ?? {}),
    ...(isRemembered && file.currency.from === 'declared' ? { currency: file.currency.value } : {}),
  };
}

/** Another column for a field: it is no longer read by the field that had it, and how it reads is found out anew. */
export function declareColumn(file: FoundFile, declared: Declared, field: string, column: string): Declared {
  const all = asShown(file, declared);
  const mapping = { ...all.mapping };
  for (const [other, taken] of Object.entries(mapping)) if (column !== '' && taken === column) mapping[other] = '';
  mapping[field] = column;
  const { [field]: _decimal, ...decimal } = all.settings?.decimal ?? {};
  const { [field]: _order, ...dateOrder } = all.settings?.dateOrder ?? {};
  const { discountIs } = all.settings ?? {};
  const isKept = discountIs && field !== 'discount';
  return { ...all, mapping, settings: { decimal, dateOrder, ...(isKept ? { discountIs } : {}) } };
}

type Setting = { kind: 'decimal' | 'dateOrder'; field: string; value: string } | { kind: 'discountIs'; value: string };

/** How a column reads. */
export function declareSetting(file: FoundFile, declared: Declared, setting: Setting): Declared {
  const all = asShown(file, declared);
  const settings =
    setting.kind === 'discountIs'
      ? { ...all.settings, discountIs: setting.value }
      : { ...all.settings, [setting.kind]: { ...all.settings?.[setting.kind], [setting.field]: setting.value } };
  return { ...all, settings: settings as Declared['settings'] };
}

export function declareCurrency(file: FoundFile, declared: Declared, currency: string): Declared {
  return { ...asShown(file, declared), currency };
}

/** Another encoding or separator gives other columns: all that hangs on them is found out anew. */
export function declareText(
  file: FoundFile,
  declared: Declared,
  change: Pick<Declared, 'encoding' | 'delimiter'>,
): Declared {
  const { currency } = declared;
  const text = { encoding: file.encoding, delimiter: file.delimiter, ...change };
  return { ...text, settings: {}, ...(currency ? { currency } : {}) };
}

export function declareFormat(file: FoundFile, declared: Declared, format: string): Declared {
  const { currency } = declared;
  return {
    encoding: file.encoding,
    delimiter: file.delimiter,
    format,
    settings: {},
    ...(currency ? { currency } : {}),
  };
}

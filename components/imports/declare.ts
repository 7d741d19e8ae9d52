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
    ...(file.sheet === null ? {} : { sheet: file.sheet }),
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

/** What the file does not say. */
export function declareAnswer(declared: Declared, name: string, value: string): Declared {
  return { ...declared, answers: { ...declared.answers, [name]: value } };
}

/** The columns as they are shown are right. */
export function declareConfirmed(file: FoundFile, declared: Declared): Declared {
  return asShown(file, declared);
}

/** What an import is started with: answers that were only offered and left as they are count as given. */
export function declaredForImport(file: FoundFile, declared: Declared): Declared {
  if (file.asks.length === 0) return declared;
  return { ...declared, answers: Object.fromEntries(file.asks.map(({ name, value }) => [name, value])) };
}

/** Another encoding or separator gives other columns: all that hangs on them is found out anew. */
export function declareText(
  file: FoundFile,
  declared: Declared,
  change: Pick<Declared, 'encoding' | 'delimiter'>,
): Declared {
  const { currency, answers } = declared;
  const text = { encoding: file.encoding, delimiter: file.delimiter, ...change };
  return { ...text, settings: {}, ...(currency ? { currency } : {}), ...(answers ? { answers } : {}) };
}

/** Another sheet is another table. */
export function declareSheet(declared: Declared, sheet: string): Declared {
  const { currency, answers } = declared;
  return { sheet, settings: {}, ...(currency ? { currency } : {}), ...(answers ? { answers } : {}) };
}

export function declareFormat(file: FoundFile, declared: Declared, format: string): Declared {
  const { currency } = declared;
  return {
    ...(file.sheet === null ? {} : { sheet: file.sheet }),
    encoding: file.encoding,
    delimiter: file.delimiter,
    format,
    settings: {},
    ...(currency ? { currency } : {}),
  };
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, inOrder(each)]));
}

/** Whether two declarations say the same, in whatever order. */
export function isSameDeclared(one: Declared, other: Declared): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

import { columnCurrency } from './column-currency';
import type { FieldSpec } from './format';
import { type Choices, type Inspection, type Question, readingOf, SAMPLE_ROWS } from './inspection';
import { readRecords } from './reading/read-records';
import { type DateOrder, decideDateOrder } from './values/parse-date';
import { type DecimalSeparator, decideDecimal } from './values/parse-number';

/** Different values of a column that are looked at; a column with more of them has decided long before. */
const MAX_VALUES = 500_000;

type Decided<T> = { value: T; sure: boolean; neutral?: boolean } | null;

/**
 * Decides once per column how its dates and numbers read, and puts it into the inspection: the sample decides, else the
 * whole column, else the file's other columns; what nothing decides becomes a question to a person.
 */
export async function decideColumns(path: string, inspection: Inspection, choices: Choices): Promise<void> {
  const decimal: Record<string, DecimalSeparator> = {};
  const dateOrder: Record<string, DateOrder> = {};
  const undecided: Question[] = [];
  const whole = await wholeColumns(path, inspection, choices);
  for (const field of readable(inspection)) {
    const column = inspection.mapping[field.name] as string;
    const given = givenFor(field, choices);
    const isDate = field.type === 'date';
    const values = whole.get(column) ?? sampleOf(inspection, column, !isDate);
    const decided: Decided<DateOrder | DecimalSeparator> = given
      ? { value: given, sure: true }
      : (isDate ? decideDate : decideNumber)(values);
    if (decided && !decided.neutral) {
      if (isDate) dateOrder[field.name] = decided.value as DateOrder;
      else decimal[field.name] = decided.value as DecimalSeparator;
    }
    const kind = isDate ? 'date_order' : 'decimal';
    if (!decided || decided.neutral) {
      const examples = decided ? [] : [...new Set(values)].filter((value) => value.trim() !== '').slice(0, 5);
      undecided.push({ field: field.name, column, kind, examples });
    } else if (!decided.sure) inspection.warnings.push({ code: 'mixed_notation', values: { column, kind } });
  }
  inspection.questions = followFormat(inspection, followSiblings(undecided, decimal, dateOrder), dateOrder);
  const discountIs = choices.settings?.discountIs ?? discountKind(inspection, decimal);
  inspection.settings = { decimal, dateOrder, ...(discountIs ? { discountIs } : {}) };
  inspection.currency = columnCurrency(inspection);
}

const readable = ({ format, mapping }: Inspection): FieldSpec[] =>
  (format?.fields ?? []).filter(({ name, type }) => type !== 'text' && mapping[name] !== undefined);

const givenFor = ({ name, type }: FieldSpec, { settings }: Choices) =>
  type === 'date' ? settings?.dateOrder?.[name] : settings?.decimal?.[name];

/** All different values of the columns that the sample leaves open, read in one pass; by column. */
async function wholeColumns(path: string, inspection: Inspection, choices: Choices): Promise<Map<string, string[]>> {
  const open = new Map<number, { values: Set<string>; isDate: boolean }>();
  if (inspection.sample.length < SAMPLE_ROWS) return new Map();
  for (const field of readable(inspection)) {
    const column = inspection.mapping[field.name] as string;
    const isDate = field.type === 'date';
    const sample = sampleOf(inspection, column, !isDate);
    // A column of a workbook that holds nothing but numbers says how it reads.
    const isNumeric = inspection.kind === 'xlsx' && sample.length === 0 && sampleOf(inspection, column).length > 0;
    if (givenFor(field, choices) || isNumeric || !isOpen(field, sample)) continue;
    open.set(inspection.columns.indexOf(column), { values: new Set(), isDate });
  }
  if (open.size === 0) return new Map();
  let toSkip = inspection.headerIndex + 1;
  for await (const records of readRecords(path, readingOf(inspection))) {
    for (const { fields, numeric } of records) {
      if (toSkip-- > 0) continue;
      for (const [index, { values, isDate }] of open) {
        if (values.size < MAX_VALUES && (isDate || !numeric?.[index])) values.add(fields[index] ?? '');
      }
    }
  }
  return new Map([...open].map(([index, { values }]) => [inspection.columns[index] as string, [...values]]));
}

/** Whole numbers say nothing yet: later rows may. For counts it hardly matters, and reading all rows takes time. */
function isOpen({ type }: FieldSpec, sample: readonly string[]): boolean {
  const decided = type === 'date' ? decideDate(sample) : decideNumber(sample);
  return !decided || (decided.neutral === true && (type === 'amount' || type === 'discount'));
}

/** Values of a column in the sample. Numbers of a workbook are no evidence of how its texts write numbers. */
function sampleOf(inspection: Inspection, column: string, textsOnly = false): string[] {
  const index = inspection.columns.indexOf(column);
  return inspection.sample
    .filter(({ numeric }) => !(textsOnly && numeric?.[index]))
    .map((record) => record.fields[index] ?? '')
    .filter((value) => value.trim() !== '');
}

function decideDate(values: Iterable<string>): Decided<DateOrder> {
  const decided = decideDateOrder(values);
  return decided && { value: decided.order, sure: decided.sure };
}

function decideNumber(values: Iterable<string>): Decided<DecimalSeparator> {
  const all = [...values];
  const decided = decideDecimal(all);
  return decided && { value: decided.decimal, sure: decided.sure, neutral: !all.some((value) => /[.,]/.test(value)) };
}

/** A file writes its numbers and its dates one way: a column that decides nothing follows those that do. */
function followSiblings(
  undecided: readonly Question[],
  decimal: Record<string, DecimalSeparator>,
  dateOrder: Record<string, DateOrder>,
): Question[] {
  const only = <T>(values: readonly T[]): T | undefined => (new Set(values).size === 1 ? values[0] : undefined);
  const separator = only(Object.values(decimal));
  const order = only(Object.values(dateOrder).filter((value) => value === 'dmy' || value === 'mdy'));
  return undecided.filter(({ field, kind, examples }) => {
    if (kind === 'date_order') {
      if (order) dateOrder[field] = order;
      return !order;
    }
    // Whole numbers read the same either way.
    if (separator || examples.length === 0) decimal[field] = separator ?? '.';
    return decimal[field] === undefined;
  });
}

/** An export that always writes its dates one way settles what the values of a file leave open. */
function followFormat(
  { format }: Inspection,
  questions: readonly Question[],
  dateOrder: Record<string, DateOrder>,
): Question[] {
  return questions.filter(({ field, kind }) => {
    const known = kind === 'date_order' ? format?.fields.find(({ name }) => name === field)?.dateOrder : undefined;
    if (known) dateOrder[field] = known;
    return known === undefined;
  });
}

/** Discounts that carry a percent sign, or lie between 0 and 1 with some strictly between, are rates. */
function discountKind(
  inspection: Inspection,
  decimal: Record<string, DecimalSeparator>,
): 'rate' | 'amount' | undefined {
  const column = inspection.mapping.discount;
  if (column === undefined) return undefined;
  const values = sampleOf(inspection, column);
  const separator = decimal.discount ?? '.';
  const numbers = values.map((value) => Number(value.replace(separator, '.').replace(/[^\d.-]/g, '')));
  const percent = values.some((value) => value.includes('%'));
  const rates = percent || (numbers.every((n) => n >= 0 && n <= 1) && numbers.some((n) => n > 0 && n < 1));
  if (rates) inspection.warnings.push({ code: 'discount_is_rate', values: { column } });
  return rates ? 'rate' : 'amount';
}

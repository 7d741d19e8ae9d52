import type { FieldSpec } from './format';
import { type Choices, type Inspection, type Question, SAMPLE_ROWS } from './inspection';
import { csvRecords } from './reading/csv-records';
import { decode } from './reading/decode';
import { readBytes } from './reading/file-source';
import { type DateOrder, decideDateOrder } from './values/parse-date';
import { type DecimalSeparator, decideDecimal } from './values/parse-number';

type Decided<T> = { value: T; sure: boolean; neutral?: boolean } | null;

/**
 * Decides once per column how its dates and numbers read, and puts it into the inspection: the sample decides, else the
 * whole column, else the file's other columns; what nothing decides becomes a question to a person.
 */
export async function decideColumns(path: string, inspection: Inspection, choices: Choices): Promise<void> {
  const decimal: Record<string, DecimalSeparator> = {};
  const dateOrder: Record<string, DateOrder> = {};
  const undecided: Question[] = [];
  for (const field of inspection.format?.fields ?? []) {
    const column = inspection.mapping[field.name];
    if (column === undefined || field.type === 'text' || field.type === 'number') continue;
    const values = sampleOf(inspection, column);
    const isDate = field.type === 'date';
    const given = isDate ? choices.settings?.dateOrder?.[field.name] : choices.settings?.decimal?.[field.name];
    const decided: Decided<DateOrder | DecimalSeparator> = given
      ? { value: given, sure: true }
      : await decide(path, inspection, field, column, values);
    if (decided && !decided.neutral) {
      if (isDate) dateOrder[field.name] = decided.value as DateOrder;
      else decimal[field.name] = decided.value as DecimalSeparator;
    }
    const kind = isDate ? 'date_order' : 'decimal';
    if (!decided || decided.neutral) {
      undecided.push({ field: field.name, column, kind, examples: decided ? [] : [...new Set(values)].slice(0, 5) });
    } else if (!decided.sure) inspection.warnings.push({ code: 'mixed_notation', values: { column, kind } });
  }
  inspection.questions = followSiblings(undecided, decimal, dateOrder);
  const discountIs = choices.settings?.discountIs ?? discountKind(inspection, decimal);
  inspection.settings = { decimal, dateOrder, ...(discountIs ? { discountIs } : {}) };
}

function sampleOf(inspection: Inspection, column: string): string[] {
  const index = inspection.columns.indexOf(column);
  return inspection.sample.map((record) => record.fields[index] ?? '').filter((value) => value.trim() !== '');
}

async function decide(
  path: string,
  inspection: Inspection,
  field: FieldSpec,
  column: string,
  sample: readonly string[],
): Promise<Decided<DateOrder | DecimalSeparator>> {
  const by = field.type === 'date' ? decideDate : decideNumber;
  const decided = by(sample);
  // Whole numbers say nothing yet: later rows may. For counts it hardly matters, and reading all rows takes time.
  const isOpen = !decided || (decided.neutral === true && field.type !== 'integer');
  if (!isOpen || inspection.sample.length < SAMPLE_ROWS) return decided;
  const index = inspection.columns.indexOf(column);
  const values = new Set<string>();
  const text = decode(readBytes(path, inspection.gzip), inspection.encoding);
  for await (const records of csvRecords(text, inspection.delimiter)) {
    for (const record of records) if (values.size < 500_000) values.add(record.fields[index] ?? '');
  }
  return by(values);
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

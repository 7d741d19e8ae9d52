import type { Localised } from '@/lib/core/locale';
import type { FieldSpec, Format, FormatContext, ProblemCode, RowHandler, RowProblem } from '../../format';
import { normaliseHeader } from '../../reading/header';
import type { FactStageTable, StageRow, StageTable } from '../../stage';
import { FieldReader } from './field-reader';
import { PersonKey } from './person-key';
import { RowNumber } from './row-number';
import { readFlag, readMonth } from './template-values';

export type TemplateFieldType = 'text' | 'key' | 'amount' | 'number' | 'integer' | 'date' | 'month' | 'flag';

/** One column of a template: what is read, its header in both languages, and what stands in the example row. */
export interface TemplateField {
  name: string;
  type: TemplateFieldType;
  label: Localised;
  /** as a program writes it: 1234.5, 2026-03-17, true */
  example: string | Localised;
  required?: boolean;
  /** what to write in it, for people */
  hint?: Localised;
  /** other names that files give it */
  synonyms?: readonly string[];
}

type ValueOf<T extends TemplateFieldType> = T extends 'amount' | 'number' | 'integer'
  ? number | null
  : T extends 'flag'
    ? boolean | null
    : T extends 'date' | 'month'
      ? string | null
      : string;
export type TemplateRow<F extends readonly TemplateField[]> = {
  [K in F[number] as K['name']]: ValueOf<K['type']>;
};
type Refuse = (field: string, code: ProblemCode, value?: string) => void;
/** What one row writes: tables of the stage with their columns; row_no is added. */
export type StageRows = readonly { [T in StageTable]: readonly [table: T, values: StageRow<T>] }[StageTable][];

/** What a row may need beside itself, the same for all rows of a file. */
interface Given {
  currency: string;
  refuse: Refuse;
  /** references for rows that have none of their own */
  numbers: RowNumber;
  persons: PersonKey;
}

export interface Template<F extends readonly TemplateField[] = readonly TemplateField[]> {
  id: string;
  label: Localised;
  /** what it is good for, in one sentence */
  purpose: Localised;
  source: Format['source'];
  fields: F;
  /** of each inner list one field, beside the required ones */
  requires?: Format['requires'];
  facts?: readonly FactStageTable[];
  refersToAnyOrder?: boolean;
  toStage(row: TemplateRow<F>, given: Given): StageRows;
}

/** A template together with the format that reads it. */
export interface TemplateFormat extends Format {
  template: Omit<Template, 'toStage'>;
}

const FIELD_TYPES: Readonly<Record<TemplateFieldType, FieldSpec['type']>> = {
  text: 'text',
  key: 'text',
  amount: 'amount',
  number: 'number',
  integer: 'integer',
  date: 'date',
  month: 'text',
  flag: 'text',
};

/** One declaration drives the format that reads a template and the file that is offered for download. */
export function templateFormat<const F extends readonly TemplateField[]>(template: Template<F>): TemplateFormat {
  const { id, label, source, fields, requires = [], facts, refersToAnyOrder } = template;
  return {
    id,
    label,
    source,
    fields: fields.map((field) => ({
      name: field.name,
      type: FIELD_TYPES[field.type],
      label: field.label,
      synonyms: synonymsOf(field),
    })),
    requires: [...fields.filter(({ required }) => required).map(({ name }) => [name]), ...requires],
    // The template as it was downloaded, whatever language: no other format may take it for its own.
    exact: fields.map((field) => field.label.en),
    facts,
    refersToAnyOrder,
    open: (context) => new TemplateHandler(template as unknown as Template, context),
    template: template as unknown as Template,
  };
}

function synonymsOf({ name, label, synonyms = [] }: TemplateField): string[] {
  const all = [label.en, label.fr, name, ...synonyms];
  const seen = new Set<string>();
  return all.filter((text) => {
    const key = normaliseHeader(text);
    return seen.has(key) ? false : seen.add(key);
  });
}

class TemplateHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly cells: readonly (readonly [TemplateField, () => unknown])[];
  private readonly currency: () => string;
  private readonly given: Omit<Given, 'currency'>;

  constructor(
    private readonly template: Template,
    private readonly context: FormatContext,
  ) {
    const read = new FieldReader(context);
    this.read = read;
    this.given = {
      refuse: (field, code, value) => read.fail(field, code, value),
      numbers: new RowNumber(),
      persons: new PersonKey(context.identityKey),
    };
    this.cells = template.fields.map((field) => [field, cellOf(read, field)]);
    // A header names the currency of its column, a column that of each row.
    const amounts = template.fields.filter(({ type }) => type === 'amount');
    const stated = amounts.map(({ name }) => context.columnCurrency(name)).find((currency) => currency !== null);
    const column = read.key('currency');
    this.currency = () => {
      const currency = column().toUpperCase() || stated || context.currency;
      if (!/^[A-Z]{3}$/.test(currency)) read.fail('currency', 'not_allowed', currency);
      return currency;
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, template, context } = this;
    read.start(fields);
    const row: Record<string, unknown> = {};
    for (const [field, cell] of this.cells) {
      const value = cell();
      row[field.name] = value;
      if (field.required && (value === null || value === '')) read.fail(field.name, 'missing');
    }
    const currency = this.currency();
    if (read.problem) return read.problem;
    const rows = template.toStage(row as never, { ...this.given, currency });
    if (read.problem) return read.problem;
    let wait: Promise<void> | undefined;
    for (const [table, values] of rows) {
      wait = context.stage.write(table, { row_no: rowNo, ...values } as StageRow<typeof table>) ?? wait;
    }
    return wait;
  }

  end(): void {}
}

function cellOf(read: FieldReader, { name, type }: TemplateField): () => unknown {
  switch (type) {
    case 'amount':
      return read.amount(name);
    case 'number':
      return read.number(name);
    case 'integer':
      return read.integer(name);
    case 'date':
      return read.date(name);
    case 'month': {
      const text = read.text(name);
      return () => {
        const value = text();
        return value === '' ? null : (readMonth(value) ?? read.fail(name, 'not_a_date', value));
      };
    }
    case 'flag': {
      const text = read.text(name);
      return () => {
        const value = text();
        return value === '' ? null : (readFlag(value) ?? read.fail(name, 'not_allowed', value));
      };
    }
    case 'key':
      return read.key(name);
    default:
      return read.text(name);
  }
}

import { describe, expect, it } from 'vitest';
import type { FormatContext } from '@/lib/imports/format';
import { FieldReader } from '@/lib/imports/formats/parts/field-reader';
import { headerCurrency } from '@/lib/imports/reading/header';

interface Options {
  currency?: string;
  decimal?: '.' | ',';
}

function reader(columns: readonly string[], { currency = 'EUR', decimal = ',' }: Options = {}) {
  const warnings: { code: string; values: Record<string, string | number> }[] = [];
  const names = ['amount', 'count', 'share', 'currency', 'key'];
  const context = {
    columns,
    column: (field: string) => (names.indexOf(field) < columns.length ? names.indexOf(field) : -1),
    columnCurrency: (field: string) => headerCurrency(columns[names.indexOf(field)] ?? ''),
    settings: { decimal: Object.fromEntries(names.map((name) => [name, decimal])), dateOrder: {} },
    currency,
    warn: (code: string, values: Record<string, string | number> = {}) => warnings.push({ code, values }),
  } as unknown as FormatContext;
  return { read: new FieldReader(context), warnings };
}

describe('FieldReader', () => {
  it('reads what stands for nothing as null, never as 0', () => {
    const { read } = reader(['Amount', 'Count', 'Share']);
    const cells = [read.amount('amount'), read.integer('count'), read.number('share')];
    for (const text of ['', ' ', '--', 'N/A', '#N/A', '–']) {
      read.start([text, text, text]);
      expect(cells.map((cell) => cell())).toEqual([null, null, null]);
      expect(read.problem).toBeUndefined();
    }
    read.start(['0', '0', '0']);
    expect(cells.map((cell) => cell())).toEqual([0, 0, 0]);
  });

  it('reads hidden figures as null, and tells how many a column hides', () => {
    const { read, warnings } = reader(['Amount', 'Purchases']);
    const [amount, count] = [read.amount('amount'), read.integer('count')];
    for (const text of ['<5', '< 10', '7']) {
      read.start(['1,00', text]);
      amount();
      count();
      expect(read.problem).toBeUndefined();
    }
    expect(warnings).toEqual([{ code: 'masked_values', values: { column: 'Purchases', count: 2 } }]);
  });

  it('refuses an amount whose sign is of another currency than the file, its column or its row', () => {
    const problemOf = (columns: string[], cells: string[], options?: Options) => {
      const { read } = reader(columns, options);
      const amount = read.amount('amount');
      read.start(cells);
      amount();
      return read.problem?.code;
    };
    expect(problemOf(['Price'], ['12,50 €'])).toBeUndefined();
    expect(problemOf(['Price'], ['$12,50'])).toBe('currency_differs');
    expect(problemOf(['Price'], ['12,50'], { currency: 'USD' })).toBeUndefined();
    expect(problemOf(['Price'], ['$12,50'], { currency: 'CAD' })).toBeUndefined();
    expect(problemOf(['Price (USD)'], ['$12,50'])).toBeUndefined();
    expect(problemOf(['Price (USD)'], ['12,50 €'])).toBe('currency_differs');
    expect(problemOf(['Price', '', '', 'Currency'], ['£8', '', '', 'GBP'])).toBeUndefined();
    expect(problemOf(['Price', '', '', 'Currency'], ['£8', '', '', 'EUR'])).toBe('currency_differs');
    expect(problemOf(['Price', '', '', 'Currency'], ['8 €', '', '', ''])).toBeUndefined();
  });

  it('compares the sign with the currency of each row, not with the first one', () => {
    const { read } = reader(['Price', '', '', 'Currency']);
    const amount = read.amount('amount');
    const outcomes = [
      ['£8', 'GBP'],
      ['£8', 'EUR'],
      ['£8', 'GBP'],
    ].map(([price, currency]) => {
      read.start([price as string, '', '', currency as string]);
      return [amount(), read.problem?.code];
    });
    expect(outcomes).toEqual([
      [80_000, undefined],
      [null, 'currency_differs'],
      [80_000, undefined],
    ]);
  });

  it('reads rates with and without a percent sign', () => {
    const { read } = reader(['Amount', 'Count', 'Share']);
    const share = read.number('share');
    for (const [text, value] of [
      ['12 %', 0.12],
      ['0,12', 0.12],
      ['12', 12],
      ['x', null],
    ] as const) {
      read.start(['', '', text]);
      expect(share()).toBe(value);
    }
    expect(read.problem?.code).toBe('not_a_number');
  });

  it('frees codes from what keeps them texts in spreadsheets', () => {
    const { read } = reader(['', '', '', '', 'SKU']);
    const key = read.key('key');
    for (const [cell, text] of [
      ["'00123", '00123'],
      ['="00123"', '00123'],
      ['=A1', '=A1'],
      ['-5', '-5'],
    ] as const) {
      read.start(['', '', '', '', cell]);
      expect(key()).toBe(text);
    }
  });
});

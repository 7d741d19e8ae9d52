import { describe, expect, it } from 'vitest';
import {
  declareAnswer,
  declareColumn,
  declareConfirmed,
  declareCurrency,
  declaredForImport,
  declareFormat,
  declareSetting,
  declareText,
  isSameDeclared,
} from '@/components/imports/declare';
import type { FileField, FoundFile } from '@/components/imports/import-data';

const field = (name: string, part: Partial<FileField>): FileField => ({
  name,
  label: { en: name, fr: name },
  type: 'text',
  column: null,
  decimal: null,
  dateOrder: null,
  question: null,
  examples: [],
  ...part,
});

const file: FoundFile = {
  formats: [],
  format: 'generic-orders',
  rank: 3,
  needsConfirmation: false,
  asks: [],
  overlaps: [],
  confidence: 0.8,
  encoding: 'windows-1252',
  delimiter: ';',
  isCompressed: false,
  sheet: null,
  sheets: [],
  headerLine: 1,
  columns: ['No', 'Date', 'Prix', 'Total'],
  unusedColumns: ['Total'],
  fields: [
    field('order_ref', { column: 'No' }),
    field('booked_at', { type: 'date', column: 'Date', dateOrder: 'dmy' }),
    field('unit_price', { type: 'amount', column: 'Prix', decimal: ',' }),
    field('line_total', { type: 'amount' }),
  ],
  requires: [],
  missing: [],
  discountIs: null,
  currency: { value: 'EUR', from: 'shop', hasColumn: false },
  warnings: [],
  rememberedSince: null,
  isReady: true,
  preview: { rows: [], tried: 0, refused: [], noData: 0, isWhole: true },
};

describe('what a person declares', () => {
  it('moves a column from one field to another and leaves the rest as shown', () => {
    const declared = declareColumn(file, {}, 'line_total', 'Prix');
    expect(declared.mapping).toEqual({ order_ref: 'No', booked_at: 'Date', unit_price: '', line_total: 'Prix' });
    expect(declared).toMatchObject({ format: 'generic-orders', encoding: 'windows-1252', delimiter: ';' });
  });

  it('finds out anew how a field reads that got another column', () => {
    const given = { settings: { decimal: { unit_price: ',' as const }, dateOrder: { booked_at: 'mdy' as const } } };
    const declared = declareColumn(file, given, 'unit_price', 'Total');
    expect(declared.settings).toEqual({ decimal: {}, dateOrder: { booked_at: 'mdy' } });
  });

  it('says how a column reads', () => {
    const declared = declareSetting(file, {}, { kind: 'dateOrder', field: 'booked_at', value: 'mdy' });
    expect(declared.settings).toEqual({ dateOrder: { booked_at: 'mdy' } });
    expect(declared.mapping?.booked_at).toBe('Date');
  });

  it('keeps all that was remembered when one thing changes', () => {
    const known = {
      ...file,
      rememberedSince: '2026-01-01T00:00:00.000Z',
      currency: { ...file.currency, value: 'GBP', from: 'declared' as const },
    };
    const declared = declareSetting(known, {}, { kind: 'decimal', field: 'unit_price', value: '.' });
    expect(declared.settings).toEqual({ decimal: { unit_price: '.' }, dateOrder: { booked_at: 'dmy' } });
    expect(declared.currency).toBe('GBP');
  });

  it('starts anew with another encoding, separator or format, but for the currency', () => {
    const given = declareCurrency(file, {}, 'USD');
    expect(declareText(file, given, { delimiter: ',' })).toEqual({
      encoding: 'windows-1252',
      delimiter: ',',
      settings: {},
      currency: 'USD',
    });
    expect(declareFormat(file, given, 'olist-orders')).toEqual({
      encoding: 'windows-1252',
      delimiter: ';',
      format: 'olist-orders',
      settings: {},
      currency: 'USD',
    });
  });

  it('takes an answer that was offered and left as it is for given', () => {
    const asks = [
      { name: 'day', type: 'day' as const, label: { en: '', fr: '' }, value: '2026-11-22', isSuggested: true },
    ];
    expect(declaredForImport({ ...file, asks }, {})).toEqual({ answers: { day: '2026-11-22' } });
    expect(declaredForImport(file, { currency: 'EUR' })).toEqual({ currency: 'EUR' });
    expect(declareAnswer({ answers: { a: '1' } }, 'b', '2')).toEqual({ answers: { a: '1', b: '2' } });
  });

  it('confirms the columns by saying them all, which is then remembered', () => {
    expect(declareConfirmed(file, {})).toMatchObject({
      format: 'generic-orders',
      mapping: { order_ref: 'No', booked_at: 'Date', unit_price: 'Prix', line_total: '' },
    });
  });

  it('compares declarations whatever their order, and what is left out with what is not there', () => {
    expect(
      isSameDeclared(
        { currency: 'EUR', mapping: { a: '1', b: '2' } },
        { mapping: { b: '2', a: '1' }, currency: 'EUR' },
      ),
    ).toBe(true);
    expect(isSameDeclared({ format: undefined }, {})).toBe(true);
    expect(isSameDeclared({ currency: 'EUR' }, { currency: 'GBP' })).toBe(false);
  });
});

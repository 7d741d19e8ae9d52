import { describe, expect, it } from 'vitest';
import { FORMATS, findFormat } from '@/lib/imports/formats/registry';
import { normaliseHeader, uniqueHeader } from '@/lib/imports/reading/header';
import { missingFields, suggestFormats, suggestMapping } from '@/lib/imports/suggest-mapping';
import { FOREIGN, LAYOUTS } from './layouts';

describe('suggestFormats', () => {
  it.each(LAYOUTS.map((layout) => [layout.name, layout] as const))('maps the columns of %s', (_, layout) => {
    const [best] = suggestFormats(uniqueHeader(layout.columns));
    expect(best?.format.id).toBe('generic-orders');
    expect(best?.mapping).toEqual(layout.mapping);
    expect(best?.confidence).toBeGreaterThan(0.3);
  });

  it('maps the same columns in any order', () => {
    for (const layout of LAYOUTS) {
      const reversed = uniqueHeader(
        [...layout.columns].reverse().filter((column) => column !== 'Notes' && column !== ''),
      );
      expect(suggestFormats(reversed)[0]?.mapping).toEqual(layout.mapping);
    }
  });

  it.each(FOREIGN)('does not take %s for lines of orders', (_, columns) => {
    const found = suggestFormats(uniqueHeader(columns)).map(({ format }) => format.id);
    expect(found).not.toContain('generic-orders');
  });

  it.each(FORMATS.filter((format) => format.exact).map((format) => [format.id, format] as const))(
    'is certain of %s by its own columns',
    (id, format) => {
      const columns = [
        ...new Set([...(format.exact ?? []), ...format.fields.map((field) => field.synonyms[0] as string)]),
      ];
      expect(suggestFormats(columns)[0]).toMatchObject({ confidence: 1, format: { id } });
      expect(suggestFormats([...columns].reverse())[0]?.format.id).toBe(id);
    },
  );
});

describe('suggestMapping', () => {
  const generic = findFormat('generic-orders');
  if (!generic) throw new Error('generic-orders is missing');

  it('gives each column to one field and each field one column', () => {
    const mapping = suggestMapping(generic, ['Order', 'Order ID', 'order id (2)', 'Invoice', 'Date', 'SKU', 'Price']);
    expect(mapping.order_ref).toBe('Order ID');
    expect(new Set(Object.values(mapping)).size).toBe(Object.keys(mapping).length);
  });

  it('says which required fields have no column', () => {
    expect(missingFields(generic, { order_ref: 'a', sku: 'b' })).toEqual([
      ['booked_at'],
      ['line_total', 'unit_price', 'gross_amount'],
    ]);
    expect(missingFields(generic, { order_ref: 'a', booked_at: 'b', product_name: 'c', unit_price: 'd' })).toEqual([]);
  });

  it('has no synonym that two fields of a format claim', () => {
    for (const format of FORMATS) {
      const claims = format.fields.flatMap((field) => [...new Set(field.synonyms.map(normaliseHeader))]);
      expect(claims.filter((claim, i) => claims.indexOf(claim) !== i)).toEqual([]);
      expect(claims).not.toContain('');
    }
  });

  it('has a French and an English label for every field', () => {
    for (const format of FORMATS) {
      for (const { label } of format.fields) expect(label.en && label.fr).toBeTruthy();
    }
  });
});

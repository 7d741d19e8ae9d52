import { describe, expect, it } from 'vitest';
import { findFormat } from '@/lib/imports/formats/registry';
import { suggestFormats, suggestMapping } from '@/lib/imports/suggest-mapping';
import { LATER, UNSEEN, type UnseenLayout } from './unseen-layouts';

/** Columns of a layout that are not suggested as they should be. */
function wrong({ format, columns }: UnseenLayout): string[] {
  const found = findFormat(format);
  if (!found) throw new Error(`There is no format ${format}.`);
  const mapping = suggestMapping(found, Object.keys(columns));
  const fields = new Map(Object.entries(mapping).map(([field, column]) => [column, field]));
  return Object.entries(columns).flatMap(([column, field]) => {
    const suggested = fields.get(column) ?? '';
    return suggested === field ? [] : [`${column}: ${suggested || '–'} instead of ${field || '–'}`];
  });
}

describe('layouts that no format has verbatim', () => {
  it('are twenty, and really unseen', () => {
    expect(UNSEEN.length).toBe(20);
    for (const { format, columns } of UNSEEN) {
      const known = new Set(findFormat(format)?.fields.flatMap((field) => field.synonyms.map((s) => s.toLowerCase())));
      expect(Object.keys(columns).every((column) => known.has(column.toLowerCase()))).toBe(false);
    }
  });

  it.each([
    ['90 % of their columns right', UNSEEN, 0.9],
    ['as much of six layouts that were written later', LATER, 0.9],
  ] as const)('get %s', (_, layouts, least) => {
    const all = layouts.reduce((sum, { columns }) => sum + Object.keys(columns).length, 0);
    const faults = layouts.flatMap((layout) => wrong(layout).map((fault) => `${layout.name}: ${fault}`));
    expect(1 - faults.length / all, faults.join('\n')).toBeGreaterThan(least);
  });

  it('are taken for the right kind of file', () => {
    const found = UNSEEN.map(({ columns, format }) => [suggestFormats(Object.keys(columns))[0]?.format.id, format]);
    expect(found.filter(([id, format]) => id !== format)).toEqual([]);
  });
});

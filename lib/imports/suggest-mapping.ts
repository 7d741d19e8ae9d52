import type { Format, Mapping } from './format';
import { FORMATS } from './formats/registry';
import { normaliseHeader } from './reading/header';

export interface Suggestion {
  format: Format;
  /** 0..1; 1 = all columns that only this format has are there */
  confidence: number;
  mapping: Mapping;
}

/** Each field takes the column whose name is its earliest synonym; a column serves one field only. */
export function suggestMapping(format: Format, columns: readonly string[]): Mapping {
  const byName = new Map<string, string>();
  for (const column of columns) {
    const name = normaliseHeader(column);
    if (!byName.has(name)) byName.set(name, column);
  }
  const candidates = format.fields.flatMap((field, order) =>
    field.synonyms.flatMap((synonym, rank) => {
      const column = byName.get(normaliseHeader(synonym));
      return column === undefined ? [] : [{ field: field.name, column, rank, order }];
    }),
  );
  candidates.sort((a, b) => a.rank - b.rank || a.order - b.order);
  const mapping: Record<string, string> = {};
  const taken = new Set<string>();
  for (const { field, column } of candidates) {
    if (mapping[field] !== undefined || taken.has(column)) continue;
    mapping[field] = column;
    taken.add(column);
  }
  return mapping;
}

export function missingFields(format: Format, mapping: Mapping): readonly (readonly string[])[] {
  return format.requires.filter((alternatives) => !alternatives.some((field) => mapping[field] !== undefined));
}

/** The formats that could read a header, best first. */
export function suggestFormats(columns: readonly string[]): Suggestion[] {
  const names = new Set(columns.map(normaliseHeader));
  const suggestions: Suggestion[] = [];
  for (const format of FORMATS) {
    const mapping = suggestMapping(format, columns);
    if (missingFields(format, mapping).length > 0) continue;
    const known = new Set(Object.values(mapping)).size / columns.length;
    const exact = format.exact?.every((name) => names.has(normaliseHeader(name))) === true;
    suggestions.push({ format, mapping, confidence: exact ? 1 : (format.exact ? 0.5 : 0.6) * known + 0.3 });
  }
  return suggestions.sort((a, b) => b.confidence - a.confidence || b.format.fields.length - a.format.fields.length);
}

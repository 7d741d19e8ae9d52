import { runSql } from '@/lib/db/run-sql';
import type { Format, Mapping } from './format';
import type { LearnedSynonyms } from './inspection';
import { normaliseHeader } from './reading/header';
import { suggestMapping } from './suggest-mapping';

/** Names of columns that persons gave to fields, by format. */
export async function learnedSynonyms(): Promise<LearnedSynonyms> {
  const rows = await runSql<{ format: string; name: string; field: string }>(
    'SELECT format, name, field FROM header_synonym',
  );
  const learned = new Map<string, Map<string, string>>();
  for (const { format, name, field } of rows) {
    const names = learned.get(format) ?? new Map<string, string>();
    names.set(name, field);
    learned.set(format, names);
  }
  return learned;
}

/** Keeps the columns that a person gave to other fields than Vigie would have, so that they are suggested from then on. */
export async function learnSynonyms(format: Format, columns: readonly string[], mapping: Mapping): Promise<void> {
  const taught = taughtNames(format, columns, mapping);
  if (taught.length === 0) return;
  await runSql({
    text: `INSERT INTO header_synonym (format, name, field)
      SELECT $1, t.name, t.field FROM unnest($2::text[], $3::text[]) AS t (name, field)
      ON CONFLICT (format, name) DO UPDATE SET field = EXCLUDED.field, learned_at = now()`,
    values: [format.id, taught.map(({ name }) => name), taught.map(({ field }) => field)],
  });
}

export function taughtNames(
  format: Format,
  columns: readonly string[],
  mapping: Mapping,
): { name: string; field: string }[] {
  const suggested = suggestMapping(format, columns);
  const seen = new Set<string>();
  return Object.entries(mapping).flatMap(([field, column]) => {
    const name = normaliseHeader(column);
    // Columns without a name of their own, and repeated ones, mean something else in the next file.
    const isOwn = column !== '' && name !== '' && !/^column \d+$|\b\d+$/.test(name) && !seen.has(name);
    if (suggested[field] === column || !isOwn) return [];
    seen.add(name);
    return [{ name, field }];
  });
}

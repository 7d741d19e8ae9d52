import { runSql } from '@/lib/db/run-sql';
import type { Declared } from './declared';
import { inspectFile } from './inspect-file';
import type { Inspection } from './inspection';
import { headerSignature, normaliseHeader } from './reading/header';

interface Remembered {
  format: string;
  mapping: Record<string, string>;
  settings: Pick<Declared, 'settings' | 'currency'>;
  updated_at: Date;
}

/** A header of which nothing is left in Latin letters and digits cannot be told from another one. */
function isDistinct(columns: readonly string[]): boolean {
  return columns.every((column) => normaliseHeader(column) !== '');
}

/** Keeps what was confirmed for this header, fields that read no column included. */
export async function rememberMapping(inspection: Inspection, name: string, declared: Declared): Promise<void> {
  const { format, mapping, columns, settings } = inspection;
  if (!format || !isDistinct(columns)) return;
  const all = Object.fromEntries(format.fields.map((field) => [field.name, mapping[field.name] ?? '']));
  // A file tells its own encoding and separator; only how its columns read is worth remembering.
  const kept = { settings, ...(declared.currency ? { currency: declared.currency } : {}) };
  await runSql({
    text: `INSERT INTO import_mapping (name, format, header_signature, mapping, settings, updated_at) VALUES ($1, $2, $3, $4, $5, now())
      ON CONFLICT (header_signature) DO UPDATE SET name = EXCLUDED.name, format = EXCLUDED.format,
        mapping = EXCLUDED.mapping, settings = EXCLUDED.settings, updated_at = now()`,
    values: [name, format.id, headerSignature(columns), JSON.stringify(all), JSON.stringify(kept)],
  });
}

async function recall(inspection: Inspection): Promise<{ declared: Declared; since: Date } | null> {
  if (!isDistinct(inspection.columns)) return null;
  const [row] = await runSql<Remembered>({
    text: 'SELECT format, mapping, settings, updated_at FROM import_mapping WHERE header_signature = $1',
    values: [headerSignature(inspection.columns)],
  });
  if (!row) return null;
  // The same header may come back in other capitals or another order.
  const present = new Map(inspection.columns.map((column) => [normaliseHeader(column), column]));
  const mapping = Object.fromEntries(
    Object.entries(row.mapping).map(([field, column]) => [field, present.get(normaliseHeader(column)) ?? '']),
  );
  const { settings, currency } = row.settings;
  const declared = { format: row.format, mapping, settings, ...(currency ? { currency } : {}) };
  return { declared, since: row.updated_at };
}

/**
 * Inspects a file with what a person said about it; where nobody said anything, with what was confirmed for the same
 * header before.
 */
export async function inspectWithMemory(
  path: string,
  declared: Declared,
): Promise<{ inspection: Inspection; declared: Declared; rememberedSince: Date | null }> {
  const first = await inspectFile(path, declared);
  if (declared.format || declared.mapping || declared.settings) {
    return { inspection: first, declared, rememberedSince: null };
  }
  const known = await recall(first);
  if (!known) return { inspection: first, declared, rememberedSince: null };
  const applied = { ...known.declared, ...declared };
  return { inspection: await inspectFile(path, applied), declared: applied, rememberedSince: known.since };
}

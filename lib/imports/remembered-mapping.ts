import { runSql } from '@/lib/db/run-sql';
import type { Declared } from './declared';
import { inspectFile } from './inspect-file';
import type { Inspection } from './inspection';
import { learnedSynonyms, learnSynonyms } from './learned-synonyms';
import { headerSignature, normaliseHeader } from './reading/header';

interface Remembered {
  format: string;
  header_signature: string;
  mapping: Record<string, string>;
  settings: Pick<Declared, 'settings' | 'currency'>;
  updated_at: Date;
}

/** Two headers that share less than this are other files, not one whose columns changed. */
const SAME_LAYOUT = 0.6;

/** A header of which nothing is left in Latin letters and digits cannot be told from another one. */
function isDistinct(columns: readonly string[]): boolean {
  return columns.every((column) => normaliseHeader(column) !== '');
}

/** Keeps what was confirmed for this header, fields that read no column included, and the names that a person taught. */
export async function rememberMapping(inspection: Inspection, name: string, declared: Declared): Promise<void> {
  const { format, mapping, columns, settings } = inspection;
  if (!format) return;
  await learnSynonyms(format, columns, mapping);
  if (!isDistinct(columns)) return;
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

/** What was confirmed for a header, with the columns as this file writes them: other capitals, another order. */
function asDeclared(row: Remembered, columns: readonly string[]): Declared & { mapping: Record<string, string> } {
  const present = new Map(columns.map((column) => [normaliseHeader(column), column]));
  const mapping = Object.fromEntries(
    Object.entries(row.mapping).map(([field, column]) => [field, present.get(normaliseHeader(column)) ?? '']),
  );
  const { settings, currency } = row.settings;
  return { format: row.format, mapping, settings, ...(currency ? { currency } : {}) };
}

async function recall(columns: readonly string[]): Promise<Remembered | null> {
  if (!isDistinct(columns)) return null;
  const [row] = await runSql<Remembered>({
    text: 'SELECT format, header_signature, mapping, settings, updated_at FROM import_mapping WHERE header_signature = $1',
    values: [headerSignature(columns)],
  });
  return row ?? null;
}

interface Drift {
  before: Remembered;
  added: string[];
  missing: string[];
}

/** The header of the same format that this one is a changed form of. */
async function findDrift({ format, columns }: Inspection): Promise<Drift | null> {
  if (!format || !isDistinct(columns)) return null;
  const rows = await runSql<Remembered>({
    text: `SELECT format, header_signature, mapping, settings, updated_at FROM import_mapping WHERE format = $1
      ORDER BY updated_at DESC LIMIT 200`,
    values: [format.id],
  });
  const present = new Set(columns.map(normaliseHeader));
  let best: { row: Remembered; names: string[]; share: number } | null = null;
  for (const row of rows) {
    const names = row.header_signature.split('|');
    const shared = names.filter((name) => present.has(name)).length;
    const share = shared / (names.length + present.size - shared);
    if (share >= SAME_LAYOUT && share > (best?.share ?? 0)) best = { row, names, share };
  }
  if (!best) return null;
  const known = new Set(best.names);
  const written = new Map(Object.values(best.row.mapping).map((column) => [normaliseHeader(column), column]));
  return {
    before: best.row,
    added: columns.filter((column) => !known.has(normaliseHeader(column))),
    missing: best.names.filter((name) => !present.has(name)).map((name) => written.get(name) ?? name),
  };
}

export interface Recalled {
  inspection: Inspection;
  declared: Declared;
  rememberedSince: Date | null;
}

/**
 * Inspects a file with what a person said about it; where nobody said anything, with what was confirmed for the same
 * header before, or for one of which some columns have changed since: the report then names them.
 */
export async function inspectWithMemory(path: string, declared: Declared): Promise<Recalled> {
  const learned = await learnedSynonyms();
  const first = await inspectFile(path, { ...declared, learned });
  const isGiven = Boolean(declared.format || declared.mapping || declared.settings);
  const known = isGiven ? null : await recall(first.columns);
  if (known) {
    const applied = { ...asDeclared(known, first.columns), ...declared };
    const inspection = await inspectFile(path, { ...applied, learned });
    return { inspection, declared: applied, rememberedSince: known.updated_at };
  }
  const drift = await findDrift(first);
  if (!drift) return { inspection: first, declared, rememberedSince: null };
  const warn = (inspection: Inspection) => {
    const names = (list: string[]) => list.join(', ') || '–';
    const values = { added: names(drift.added), missing: names(drift.missing) };
    if (drift.added.length + drift.missing.length > 0) inspection.warnings.push({ code: 'columns_changed', values });
    return inspection;
  };
  if (isGiven) return { inspection: warn(first), declared, rememberedSince: null };
  const before = asDeclared(drift.before, first.columns);
  // Fields whose column is gone are looked for among the new ones.
  const mapping = Object.fromEntries(Object.entries(before.mapping).filter(([, column]) => column !== ''));
  const applied = { ...before, mapping, ...declared };
  return {
    inspection: warn(await inspectFile(path, { ...applied, learned })),
    declared: applied,
    rememberedSince: null,
  };
}

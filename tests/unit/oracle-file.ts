import { existsSync } from 'node:fs';
import path from 'node:path';

/** A file of published results beside the repository, or null: then its tests are skipped and say so. */
export function oracleFile(name: string): string | null {
  const file = path.resolve('../shared/oracles', name);
  if (existsSync(file)) return file;
  console.warn(`Skipped: the published results "${name}" are not at ${file}.`);
  return null;
}

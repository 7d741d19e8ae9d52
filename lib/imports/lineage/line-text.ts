import { stat } from 'node:fs/promises';
import { runSql } from '@/lib/db/run-sql';
import type { detectDelimiter } from '../reading/detect-delimiter';
import type { Encoding } from '../reading/detect-encoding';
import { fileKind } from '../reading/file-kind';
import { fileSha256 } from '../reading/file-sha256';
import { readRecords } from '../reading/read-records';

interface Source {
  file_path: string | null;
  file_size: bigint;
  file_sha256: string;
  encoding: string;
  delimiter: string;
  sheet: string | null;
}

/**
 * Lines of an imported file as they came, by their number, while the file is there: kept for as long as the shop says, or
 * still where it was imported from and unchanged. Lines that cannot be read are left out.
 */
export async function lineTexts(batchId: number, lines: readonly number[]): Promise<Map<number, string>> {
  const [source] = await runSql<Source>({
    text: `SELECT file_path, file_size, file_sha256, encoding, delimiter, settings ->> 'sheet' AS sheet
      FROM import_batch WHERE id = $1`,
    values: [batchId],
  });
  const found = new Map<number, string>();
  if (!source?.file_path || lines.length === 0) return found;
  const file = source.file_path;
  const kind = await readable(file, source, batchId);
  if (!kind) return found;
  const wanted = new Set(lines);
  const last = Math.max(...lines);
  const reading = {
    kind: kind === 'xlsx' ? ('xlsx' as const) : ('text' as const),
    gzip: kind === 'gzip',
    encoding: source.encoding as Encoding,
    delimiter: source.delimiter as ReturnType<typeof detectDelimiter>,
    sheet: source.sheet,
  };
  for await (const records of readRecords(file, reading)) {
    for (const { line, raw } of records) if (wanted.has(line)) found.set(line, raw);
    if (found.size === wanted.size || (records.at(-1)?.line ?? 0) > last) break;
  }
  return found;
}

/** A file of a person's own may have changed since; the one that we keep cannot. */
async function readable(file: string, source: Source, batchId: number) {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return null;
  const kind = await fileKind(file).catch(() => null);
  const isKept = file.endsWith(`/imported/${batchId}`) || file.endsWith(`\\imported\\${batchId}`);
  if (isKept || !kind) return kind;
  if (BigInt(found.size) !== source.file_size) return null;
  return (await fileSha256(file)) === source.file_sha256 ? kind : null;
}

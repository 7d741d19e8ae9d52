import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AppError } from '@/lib/core/errors';
import type { BatchReport } from '@/lib/imports/batch';
import type { Choices } from '@/lib/imports/inspection';
import { holdsFiles, unpackFiles } from '@/lib/imports/reading/unpack-files';
import { runImport } from '@/lib/imports/run-import';
import { headlineFigures } from '@/lib/jobs/headline-figures';
import { fromHere } from '@/scripts/start/from-here';

export interface FileOptions {
  format?: string;
  mapping?: string;
  currency?: string;
  answer?: string[];
  json: boolean;
  dryRun: boolean;
}

/** Imports files one after the other in the given order; a file that cannot be imported ends it. Returns the exit code. */
export async function importFiles(given: readonly string[], options: FileOptions): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vigie-import-'));
  try {
    return await importEach(await unpacked(given, folder), options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface NamedFile {
  /** as it is told */
  file: string;
  path: string;
  fileName: string;
}

/** The files that were given; a zip file stands for those inside it. */
async function unpacked(given: readonly string[], folder: string): Promise<NamedFile[]> {
  const files: NamedFile[] = [];
  for (const [i, file] of given.entries()) {
    const place = fromHere(file);
    // What cannot be opened is told when its turn comes.
    if (await holdsFiles(place).catch(() => false)) {
      for (const inside of await unpackFiles(place, path.join(folder, String(i)))) {
        files.push({ file: `${file}: ${inside.name}`, path: inside.path, fileName: inside.name });
      }
    } else files.push({ file, path: place, fileName: path.basename(place) });
  }
  return files;
}

async function importEach(files: readonly NamedFile[], options: FileOptions): Promise<number> {
  const choices = await readChoices(options.mapping);
  const answers = answersOf(options.answer ?? []);
  const batches: BatchReport[] = [];
  let failed: unknown;
  for (const { file, path: place, fileName } of files) {
    console.error(`${file}: reading`);
    try {
      const report = await runImport({
        ...choices,
        ...(options.format ? { format: options.format } : {}),
        ...(options.currency ? { currency: options.currency } : {}),
        ...(options.dryRun ? { dryRun: true, effect: headlineFigures } : {}),
        answers,
        path: place,
        fileName,
        createdBy: 'command line',
        onProgress: progressOf(file),
      });
      batches.push(report);
      tell(file, report, options.dryRun);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      console.error(`${file}: ${error.message}`);
      failed = error;
      break;
    }
  }
  if (options.json) console.log(JSON.stringify(options.dryRun ? { dryRun: true, batches } : { batches }));
  const left = files.length - batches.length - 1;
  if (failed && left > 0) console.error(`${left} more ${left === 1 ? 'file was' : 'files were'} not read.`);
  return failed ? 1 : 0;
}

function progressOf(file: string) {
  let last = '';
  return ({ phase, rowsRead, share }: { phase: string; rowsRead: number; share: number }) => {
    const text = `${file}: ${phase} ${rowsRead} rows, ${Math.round(share * 100)} %`;
    if (text !== last) console.error(text);
    last = text;
  };
}

function tell(file: string, report: BatchReport, dryRun: boolean): void {
  console.error(
    `${file}: ${dryRun ? 'tried, nothing stored: ' : `batch ${report.id}, `}${report.format}, ${report.rows} rows = ` +
      `${report.inserted} inserted + ${report.updated} updated + ${report.unchanged} unchanged + ` +
      `${report.quarantined} quarantined, ${report.seconds} s`,
  );
  for (const { code, rows } of report.reasons) console.error(`  ${rows} rows: ${code}`);
  for (const { label, before, after, difference } of report.effect) {
    console.error(`  ${label.en}: ${before ?? '-'} -> ${after ?? '-'} (${difference ?? '-'})`);
  }
}

function answersOf(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((answer) => {
      const at = answer.indexOf('=');
      if (at < 1) throw new AppError('invalid_input', `--answer ${answer}: write NAME=VALUE.`);
      return [answer.slice(0, at), answer.slice(at + 1)];
    }),
  );
}

async function readChoices(file: string | undefined): Promise<Choices> {
  if (!file) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(fromHere(file), 'utf8'));
  } catch (error) {
    throw new AppError('invalid_input', `The mapping file ${file} cannot be read: ${(error as Error).message}`);
  }
  const value = parsed as Record<string, unknown>;
  const isFull = ['mapping', 'settings', 'encoding', 'delimiter', 'sheet', 'format'].some((key) => key in value);
  return (isFull ? value : { mapping: value }) as Choices;
}

import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { BatchReport } from './batch';
import type { Declared } from './declared';
import type { Overlap } from './find-overlaps';
import { trialPath } from './uploads';

type Values = Record<string, string | number>;

/** The report that an import would have, and what another source has on the same days. */
export type TrialResult = Pick<
  BatchReport,
  | 'rows'
  | 'inserted'
  | 'updated'
  | 'unchanged'
  | 'quarantined'
  | 'seconds'
  | 'reasons'
  | 'warnings'
  | 'currency'
  | 'effect'
> & { overlaps: Overlap[] };

/** An import that was tried and rolled back. It belongs to its file, and goes with it. */
export interface Trial {
  /** what was declared when it started: another declaration makes it out of date */
  declared: Declared;
  /** the same with what was remembered and offered: what the dry run works with */
  applied: Declared;
  state: 'queued' | 'running' | 'done' | 'failed';
  startedAt: string;
  progress: { phase: 'reading' | 'merging' | 'done'; rows: number; share: number; seconds: number } | null;
  result: TrialResult | null;
  error: { message: string; key: string | null; values: Values } | null;
}

export async function readTrial(uploadId: string): Promise<Trial | null> {
  try {
    return JSON.parse(await readFile(trialPath(uploadId), 'utf8')) as Trial;
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
}

/** Under another name first: whoever follows it never reads half of it. */
export async function writeTrial(uploadId: string, trial: Trial): Promise<void> {
  const file = trialPath(uploadId);
  const part = `${file}.${randomUUID()}`;
  await writeFile(part, JSON.stringify(trial));
  await rename(part, file);
}

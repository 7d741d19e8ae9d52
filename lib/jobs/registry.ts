import { importFile } from './import-file';
import type { Job } from './job';
import { scheduledImports } from './scheduled-imports';
import { verifyRollups } from './verify-rollups';

export const jobs = {
  'import-file': importFile,
  'scheduled-imports': scheduledImports,
  'verify-rollups': verifyRollups,
} as const;

export type JobName = keyof typeof jobs;
export type PayloadOf<Name extends JobName> = (typeof jobs)[Name] extends Job<infer Payload> ? Payload : never;

import { forgetEvents } from './forget-events';
import { importFile } from './import-file';
import type { Job } from './job';
import { retryRows } from './retry-rows';
import { scheduledImports } from './scheduled-imports';
import { sessioniseEvents } from './sessionise-events';
import { tryImport } from './try-import';
import { verifyRollups } from './verify-rollups';

export const jobs = {
  'import-file': importFile,
  'retry-rows': retryRows,
  'scheduled-imports': scheduledImports,
  'sessionise-events': sessioniseEvents,
  'forget-events': forgetEvents,
  'try-import': tryImport,
  'verify-rollups': verifyRollups,
} as const;

export type JobName = keyof typeof jobs;
export type PayloadOf<Name extends JobName> = (typeof jobs)[Name] extends Job<infer Payload> ? Payload : never;

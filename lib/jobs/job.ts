import type { Logger } from 'pino';
import type { z } from 'zod';

export interface JobContext {
  log: Logger;
  /** Fires when the worker is told to stop; a job that ignores it is cut off and runs again at the next start. */
  signal: AbortSignal | undefined;
}

/** Work that outlives a request. It may run twice (a worker can die at any moment), so it must bear repetition. */
export interface Job<Payload> {
  payload: z.ZodType<Payload>;
  /** Cron pattern in UTC, for jobs that start by the clock; their payload must then accept an empty object. */
  schedule?: string;
  run(payload: Payload, context: JobContext): Promise<void>;
}

/** Keeps the payload's type while checking the shape. */
export function defineJob<Payload>(job: Job<Payload>): Job<Payload> {
  return job;
}

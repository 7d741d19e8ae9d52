import { log } from '@/lib/core/log';
import { closePool } from '@/lib/db/pool';
import { closePrisma } from '@/lib/db/prisma';
import { runWorker } from '@/lib/jobs/run-worker';

// A running job is given this long; then the process ends, its transaction is rolled back and the job runs again.
const GRACE_MS = 5_000;

const stopping = new AbortController();
function stop(): void {
  if (stopping.signal.aborted) return;
  stopping.abort();
  setTimeout(() => process.exit(0), GRACE_MS).unref();
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
process.once('disconnect', stop);

try {
  await runWorker(stopping.signal);
} catch (error) {
  log().error({ error: (error as Error).message }, 'worker stopped');
  process.exitCode = 1;
} finally {
  await Promise.allSettled([closePool(), closePrisma()]);
  process.exit();
}

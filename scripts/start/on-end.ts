import { readFileSync } from 'node:fs';

const CHECK_EVERY_MS = 500;

/** Parent of a process as Linux tells it; null elsewhere. */
function parentOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? null;
  } catch {
    return null;
  }
}

// npm starts a shell, which starts us.
const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`;

/** Calls `stop` when this process is told to end, and when the npm that started it is gone, which can say nothing. */
export function onEnd(stop: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  if (!process.env.npm_lifecycle_event) return;
  const before = ancestors();
  const check = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(check);
    stop();
  }, CHECK_EVERY_MS);
  check.unref();
}

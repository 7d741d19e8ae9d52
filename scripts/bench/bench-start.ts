import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BenchServer } from './bench-database';
import { benchUsers } from './bench-users';
import { type Goal, goal } from './goals';
import { startVigie } from './vigie-process';

const LABELS = { first: 'first `npm start` with the demo shop, packages there', second: 'second `npm start`' };

interface StartBench {
  root: string;
  /** Removes the built pages before, as after a fresh clone. */
  fresh: boolean;
  say(text: string): void;
}

/** First start with an empty data folder, second start, and 50 people on the latter. */
export async function benchStart(server: BenchServer, { root, fresh, say }: StartBench): Promise<Goal[]> {
  const built = path.join(root, '.next/BUILD_ID');
  const builtAt = () => statSync(built, { throwIfNoEntry: false })?.mtimeMs;
  if (fresh) rmSync(path.join(root, '.next'), { recursive: true, force: true });
  const before = builtAt();
  const dataFolder = path.join(server.folder, 'start');
  const first = await startVigie(root, dataFolder);
  await first.stop();
  const note =
    builtAt() === before ? 'the pages were built before: --fresh builds them anew' : 'the build of the pages included';
  say(`first start ${first.seconds.toFixed(1)} s, ${note}`);
  const second = await startVigie(root, dataFolder);
  say(`second start ${second.seconds.toFixed(1)} s`);
  try {
    return [
      goal({ id: 'first-start', label: LABELS.first, value: first.seconds, limit: 90, unit: 's', note }),
      goal({ id: 'second-start', label: LABELS.second, value: second.seconds, limit: 5, unit: 's' }),
      await benchUsers(second.address),
    ];
  } finally {
    await second.stop();
  }
}

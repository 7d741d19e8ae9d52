import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runSql } from '@/lib/db/run-sql';

type State = 'loading' | 'loaded';

const stateFile = (dataFolder: string) => path.join(dataFolder, 'demo-state');

function readState(dataFolder: string): State | null {
  try {
    return readFileSync(stateFile(dataFolder), 'utf8').trim() as State;
  } catch {
    return null;
  }
}

function writeState(dataFolder: string, state: State): void {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(stateFile(dataFolder), `${state}\n`);
}

async function hasData(): Promise<boolean> {
  const [row] = await runSql<{ found: boolean }>('SELECT EXISTS (SELECT 1 FROM import_batch) AS found');
  return row?.found ?? false;
}

/** True when this start is the one that loads the demo shop: the first on an empty shop, where it is wanted. */
export async function demoIsDue(dataFolder: string, isEmbedded: boolean): Promise<boolean> {
  const wanted = process.env.VIGIE_DEMO ? process.env.VIGIE_DEMO === '1' : isEmbedded;
  const state = readState(dataFolder);
  if (!wanted || state === 'loaded') return false;
  if (state === 'loading') return true;
  if (!(await hasData())) return true;
  // Somebody's own data, or a demo shop loaded by command: neither is touched, also after it is removed.
  writeState(dataFolder, 'loaded');
  return false;
}

/**
 * Loads the demo shop through `vigie demo load`. What a killed load left behind is removed first.
 * `vigie` runs one command in a process of its own, whose memory is then free again.
 */
export async function loadDemo(dataFolder: string, vigie: (args: string[]) => Promise<void>): Promise<void> {
  if (readState(dataFolder) === 'loading') await vigie(['demo', 'remove']);
  writeState(dataFolder, 'loading');
  await vigie(['demo', 'load']);
  writeState(dataFolder, 'loaded');
}

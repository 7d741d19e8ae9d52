import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../lib/db/free-port';

const ORDERS = '3000';
const START_LIMIT_MS = 300_000;
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/**
 * A real `npm start` on a free port with a data folder of its own and a small demo shop. E2E_URL names a running one
 * instead, for whoever writes tests.
 */
export default async function startVigie(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_URL) return undefined;
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'vigie-e2e-'));
  // Started by root, the database runs as another user, who must get there.
  chmodSync(dataFolder, 0o755);
  const port = await freePort();
  const env = { ...process.env, VIGIE_DATA_DIR: dataFolder, PORT: String(port), NODE_ENV: 'production' as const };
  execFileSync(process.execPath, ['scripts/vigie.mjs', 'demo', 'load', '--orders', ORDERS], { env, stdio: 'pipe' });
  const vigie = spawn(NPM, ['start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  // Not `exit`: npm is gone before Vigie is, which holds the output until it has ended.
  const ended = new Promise<void>((resolve) => {
    vigie.once('close', () => resolve());
  });
  await new Promise<void>((resolve, reject) => {
    let output = '';
    const limit = setTimeout(() => reject(new Error(`Vigie did not start:\n${output}`)), START_LIMIT_MS);
    vigie.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (!output.includes('Vigie is ready')) return;
      clearTimeout(limit);
      resolve();
    });
    void ended.then(() => reject(new Error(`Vigie ended while it started:\n${output}`)));
  });
  process.env.E2E_URL = `http://localhost:${port}`;
  process.env.E2E_DATA_DIR = dataFolder;
  return async () => {
    vigie.kill('SIGTERM');
    await ended;
    rmSync(dataFolder, { recursive: true, force: true });
  };
}

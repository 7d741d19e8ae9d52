import { spawn } from 'node:child_process';
import { freePort } from '@/lib/db/free-port';

const READY = 'Vigie is ready';
const LIMIT_MS = 300_000;

export interface RunningVigie {
  address: string;
  /** from `npm start` to its first answer */
  seconds: number;
  stop(): Promise<void>;
}

/** A real `npm start` with a data folder of its own, as a person would start it. */
export async function startVigie(root: string, dataFolder: string): Promise<RunningVigie> {
  const port = await freePort();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    VIGIE_DATA_DIR: dataFolder,
    PORT: String(port),
    NODE_ENV: 'production',
  };
  delete env.DATABASE_URL;
  delete env.VIGIE_EMBEDDED;
  delete env.VIGIE_DEMO;
  const started = performance.now();
  const child = spawn(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['start'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  await new Promise<void>((resolve, reject) => {
    let output = '';
    const limit = setTimeout(() => reject(new Error(`Vigie did not start:\n${output}`)), LIMIT_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (!output.includes(READY)) return;
      clearTimeout(limit);
      resolve();
    });
    void ended.then(() => {
      clearTimeout(limit);
      reject(new Error(`Vigie ended while it started:\n${output}`));
    });
  });
  return {
    address: `http://localhost:${port}`,
    seconds: (performance.now() - started) / 1000,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface ImportRun {
  /** of the whole process, from its start to its end */
  seconds: number;
  /** highest memory of the process in MiB; null where the system does not tell */
  memory: number | null;
  batch: { rows: number; inserted: number; updated: number; unchanged: number; quarantined: number; seconds: number };
}

function highWater(pid: number | undefined): number | null {
  try {
    const match = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return match ? Number(match[1]) / 1024 : null;
  } catch {
    return null;
  }
}

/** Imports a file by the command line, as a person would. */
export async function importProcess(root: string, url: string, file: string): Promise<ImportRun> {
  const started = performance.now();
  const args = [path.join(root, 'scripts/vigie.mjs'), 'import', file, '--currency', 'GBP', '--json'];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url, VIGIE_EMBEDDED: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let memory: number | null = null;
  const timer = setInterval(() => {
    memory = highWater(child.pid) ?? memory;
  }, 50);
  let output = '';
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  clearInterval(timer);
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`The import ended with ${code}:\n${complaints}`);
  const [batch] = (JSON.parse(output) as { batches: ImportRun['batch'][] }).batches;
  if (!batch) throw new Error('The import reported no batch.');
  return { seconds, memory, batch };
}

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { AppError } from '@/lib/core/errors';
import type { EmbeddedPlace } from './embedded-place';
import { embeddedSettings } from './embedded-settings';
import { freePort } from './free-port';

export interface ClusterAccess {
  port: number;
  password: string;
}

const accessFile = (place: EmbeddedPlace) => path.join(place.folder, 'server.json');
const clusterFolder = (place: EmbeddedPlace) => path.join(place.folder, 'cluster');
const logFile = (place: EmbeddedPlace) => path.join(place.folder, 'server.log');

function program(place: EmbeddedPlace, name: string): string {
  return path.join(place.native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

export const clusterExists = (place: EmbeddedPlace): boolean => existsSync(accessFile(place));

export function readAccess(place: EmbeddedPlace): ClusterAccess {
  return JSON.parse(readFileSync(accessFile(place), 'utf8')) as ClusterAccess;
}

export function writeAccess(folder: string, access: ClusterAccess): void {
  const file = path.join(folder, 'server.json');
  writeFileSync(`${file}.new`, JSON.stringify(access), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function readLog(place: EmbeddedPlace): string {
  return existsSync(logFile(place)) ? readFileSync(logFile(place), 'utf8') : '';
}

/** An error that carries the server's own last lines. */
export function clusterFailure(what: string, log: string): AppError {
  const lines = log.trimEnd().split('\n').slice(-8).join('\n  ');
  return new AppError('unavailable', `The embedded PostgreSQL ${what}. Its last lines:\n  ${lines}`);
}

/** Process id of the server as the cluster's own lock file names it; null when none runs. */
export function serverPid(place: EmbeddedPlace): number | null {
  try {
    return Number(readFileSync(path.join(clusterFolder(place), 'postmaster.pid'), 'utf8').split('\n')[0]) || null;
  } catch {
    return null;
  }
}

/** Makes a cluster; it appears under its final name in one rename, so that a killed start leaves nothing half-made. */
export async function createCluster(place: EmbeddedPlace): Promise<void> {
  const partial = `${place.folder}.${process.pid}.new`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o755 });
  try {
    await runInitdb(place, partial);
    renameSync(partial, place.folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    // Another process may have been faster.
    if (!clusterExists(place)) throw error;
  }
}

async function runInitdb(place: EmbeddedPlace, folder: string): Promise<void> {
  const cluster = path.join(folder, 'cluster');
  const passwordFile = path.join(folder, 'password');
  const access = { port: await freePort(), password: randomBytes(24).toString('base64url') };
  writeAccess(folder, access);
  mkdirSync(cluster, { mode: 0o700 });
  writeFileSync(passwordFile, access.password, { mode: 0o600 });
  if (place.user) for (const made of [cluster, passwordFile]) chownSync(made, place.user.uid, place.user.gid);
  const args = ['-D', cluster, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
  // The same order of texts on every machine, whatever languages it has.
  args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  await new Promise<void>((resolve, reject) => {
    let output = '';
    const child = spawn(program(place, 'initdb'), args, { ...place.user, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(clusterFailure('could not make its data folder', output)),
    );
  });
  rmSync(passwordFile, { force: true });
}

/** Starts the server process and returns at once; it outlives this process. */
export function launchServer(
  place: EmbeddedPlace,
  port: number,
  settings: Record<string, string | number> = {},
): { hasEnded(): boolean } {
  const flags = Object.entries({ ...embeddedSettings(), ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const log = openSync(logFile(place), 'w', 0o600);
  // In a process group of its own: Ctrl-C reaches Vigie first, which then stops the server in order.
  const child = spawn(program(place, 'postgres'), ['-D', clusterFolder(place), '-p', String(port), ...flags], {
    ...place.user,
    cwd: place.folder,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let ended = false;
  const end = () => {
    ended = true;
  };
  child.once('error', end);
  child.once('exit', end);
  child.unref();
  return { hasEnded: () => ended };
}

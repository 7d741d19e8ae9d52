import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  type ClusterAccess,
  clusterExists,
  clusterFailure,
  createCluster,
  launchServer,
  readAccess,
  readLog,
  serverPid,
  writeAccess,
} from './embedded-cluster';
import { type EmbeddedPlace, embeddedPlace } from './embedded-place';
import { freePort } from './free-port';

const DATABASE = 'vigie';
const LOCK = 727_435_000;
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 30_000;
const LAUNCHES = 5;

export interface EmbeddedDatabase {
  url: string;
  /** False when a server that was already running is used. */
  started: boolean;
  folder: string;
  /** Calls back once when the server ends although nobody released it. */
  onLost(callback: () => void): void;
  /** Lets go of the server; whoever lets go last stops it. */
  release(): Promise<void>;
}

const urlOf = ({ port, password }: ClusterAccess, database: string) =>
  `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;

/**
 * Each process that uses the server keeps one connection with a shared lock: whoever can take the lock alone is the
 * last, and nobody can join while it stops the server. Null when no server of this very cluster answers.
 */
async function connectKeeper(place: EmbeddedPlace): Promise<pg.Client | null> {
  for (;;) {
    const client = new pg.Client({
      connectionString: urlOf(readAccess(place), 'postgres'),
      application_name: 'vigie-keeper',
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT pg_advisory_lock_shared($1)', [LOCK]);
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      // 57P03: starting, recovering or ending; 53300: too many clients, hence alive.
      const { code } = error as { code?: string };
      if (code !== '57P03' && code !== '53300') return null;
    }
    await sleep(50);
  }
}

async function startServer(place: EmbeddedPlace, settings?: Record<string, string>): Promise<pg.Client> {
  const limit = Date.now() + START_LIMIT_MS;
  for (let launch = 1; launch <= LAUNCHES; launch++) {
    const access = readAccess(place);
    const port = await freePort(access.port);
    if (port !== access.port) writeAccess(place.folder, { ...access, port });
    const server = launchServer(place, port, settings);
    while (Date.now() < limit && !server.hasEnded()) {
      const keeper = await connectKeeper(place);
      if (keeper) return keeper;
      await sleep(20);
    }
    // Another process may have started the same cluster; or the last server's children are still ending.
    await sleep(500);
    const keeper = await connectKeeper(place);
    if (keeper) return keeper;
  }
  throw clusterFailure('did not start', readLog(place));
}

async function ensureDatabase(keeper: pg.Client): Promise<void> {
  const { rowCount } = await keeper.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount) return;
  await keeper.query(`CREATE DATABASE ${DATABASE}`).catch((error: { code?: string }) => {
    // Made by another process at the same moment.
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
}

async function releaseKeeper(place: EmbeddedPlace, keeper: pg.Client): Promise<void> {
  const pid = serverPid(place);
  try {
    await keeper.query('SELECT pg_advisory_unlock_shared($1)', [LOCK]);
    const { rows } = await keeper.query<{ last: boolean }>('SELECT pg_try_advisory_lock($1) AS last', [LOCK]);
    if (!rows[0]?.last || pid === null) {
      await keeper.end();
      return;
    }
    // PostgreSQL's fast shutdown: open transactions are rolled back and everything is written.
    process.kill(pid, 'SIGINT');
  } catch {
    // The server is gone: there is nothing to stop.
    await keeper.end().catch(() => undefined);
    return;
  }
  const limit = Date.now() + STOP_LIMIT_MS;
  while (serverPid(place) !== null && Date.now() < limit) await sleep(10);
  await keeper.end().catch(() => undefined);
}

/**
 * Makes sure that the embedded PostgreSQL of a data folder runs: makes it, starts it, or joins the one that is already
 * running, also one that a killed process left behind. `settings` are PostgreSQL's own, beside the usual ones.
 */
export async function openEmbedded(dataFolder: string, settings?: Record<string, string>): Promise<EmbeddedDatabase> {
  const place = await embeddedPlace(dataFolder);
  if (!clusterExists(place)) await createCluster(place);
  const running = await connectKeeper(place);
  const keeper = running ?? (await startServer(place, settings));
  await ensureDatabase(keeper);
  let released = false;
  return {
    url: urlOf(readAccess(place), DATABASE),
    started: running === null,
    folder: place.folder,
    onLost: (callback) => void keeper.once('end', () => released || callback()),
    release() {
      released = true;
      return releaseKeeper(place, keeper);
    },
  };
}

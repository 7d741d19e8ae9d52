import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { launchServer, readLog, serverPid } from '@/lib/db/embedded-cluster';
import { serverUser } from '@/lib/db/embedded-place';
import { freePort } from '@/lib/db/free-port';

/** A throw-away server of an installed PostgreSQL (`native` holds bin/), without a password, on this computer only. */
export async function startForeignServer(native: string): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vigie-foreign-'));
  chmodSync(folder, 0o755);
  const user = serverUser();
  const cluster = path.join(folder, 'cluster');
  mkdirSync(cluster, { mode: 0o700 });
  if (user) chownSync(cluster, user.uid, user.gid);
  const args = ['-D', cluster, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(path.join(native, 'bin/initdb'), args, { ...user, cwd: folder, stdio: 'pipe' });
  const place = { folder, native, user };
  const port = await freePort();
  const server = launchServer(place, port, { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' });
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  while (!(await answers(url))) {
    if (server.hasEnded()) throw new Error(`${native} did not start:\n${readLog(place)}`);
    await sleep(50);
  }
  return {
    url,
    async stop() {
      const pid = serverPid(place);
      if (pid !== null) process.kill(pid, 'SIGINT');
      while (!server.hasEnded()) await sleep(20);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

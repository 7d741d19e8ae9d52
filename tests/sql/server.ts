import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openEmbedded } from '@/lib/db/embedded';

/** A throw-away server for the run, unless TEST_POSTGRES_URL names one whose databases may be made and dropped. */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_POSTGRES_URL) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'vigie-test-'));
  // Started by root, the server runs as another user, who must get there.
  chmodSync(folder, 0o755);
  const server = await openEmbedded(folder, { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' });
  const url = new URL(server.url);
  url.pathname = '/postgres';
  process.env.TEST_POSTGRES_URL = url.href;
  return async () => {
    await server.release();
    rmSync(server.folder, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };
}

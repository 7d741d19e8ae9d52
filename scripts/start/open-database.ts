import path from 'node:path';
import pg from 'pg';
import { AppError } from '@/lib/core/errors';
import { type EmbeddedDatabase, openEmbedded } from '@/lib/db/embedded';

const OLDEST = 15;

export interface OpenDatabase {
  url: string;
  dataFolder: string;
  embedded: EmbeddedDatabase | null;
  close(): Promise<void>;
}

async function checkForeign(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ major: number }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS major`,
    );
    const major = rows[0]?.major ?? 0;
    if (major < OLDEST)
      throw new AppError('unavailable', `DATABASE_URL is PostgreSQL ${major}; Vigie needs 15 or later.`);
  } catch (error) {
    if (error instanceof AppError) throw error;
    // Never the address as given: it holds the password.
    const reason = (error as Error).message || (error as { code?: string }).code;
    throw new AppError('unavailable', `The database of DATABASE_URL cannot be used: ${reason}`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * The database of DATABASE_URL, else the embedded one of the data folder. The environment says afterwards which one
 * it is, to this process and to those that it starts.
 */
export async function openDatabase(root: string): Promise<OpenDatabase> {
  const dataFolder = path.resolve(root, process.env.VIGIE_DATA_DIR || '.data');
  process.env.VIGIE_DATA_DIR = dataFolder;
  const given = process.env.DATABASE_URL;
  // The name of the embedded server's address, for a command that a running Vigie starts.
  if (given && process.env.VIGIE_EMBEDDED !== '1') {
    process.env.VIGIE_EMBEDDED = '0';
    await checkForeign(given);
    return { url: given, dataFolder, embedded: null, close: async () => undefined };
  }
  const embedded = await openEmbedded(dataFolder);
  process.env.DATABASE_URL = embedded.url;
  process.env.VIGIE_EMBEDDED = '1';
  return { url: embedded.url, dataFolder, embedded, close: () => embedded.release() };
}

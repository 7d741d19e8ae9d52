import { type Connection, runSql } from '@/lib/db/run-sql';

/** Figures changed: answers that were kept are out of date, and what was recorded stands under the new version. */
export async function raiseDataVersion(connection: Connection): Promise<void> {
  await runSql('UPDATE shop SET data_version = data_version + 1', connection);
}

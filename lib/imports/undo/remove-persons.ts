import { type Connection, runSql } from '@/lib/db/run-sql';

/**
 * Persons whom this import, or one undone before, brought and of whom no fact is left, with their identities; and the
 * identities that it gave to others, unless a later import of its source may have used them. A row that an import writes
 * carries the time at which its batch finished.
 */
export async function removePersons(connection: Connection, batchId: number): Promise<void> {
  await runSql(
    {
      text: `DELETE FROM person_identity i USING import_batch b WHERE b.id = $1 AND i.created_at = b.finished_at
        AND i.source_id = b.source_id AND NOT EXISTS (
          SELECT 1 FROM import_batch l
          WHERE l.source_id = b.source_id AND l.status = 'done' AND l.data_version > b.data_version)`,
      values: [batchId],
    },
    connection,
  );
  const tables = await runSql<{ name: string }>(
    `SELECT DISTINCT quote_ident(c.table_name) AS name FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND c.column_name = 'person_id' AND t.table_type = 'BASE TABLE'
       AND c.table_name <> 'person_identity'`,
    connection,
  );
  const without = tables.map(({ name }) => `NOT EXISTS (SELECT 1 FROM ${name} f WHERE f.person_id = p.id)`);
  await runSql('DROP TABLE IF EXISTS pg_temp.left_person', connection);
  await runSql(
    `CREATE TEMP TABLE left_person AS SELECT p.id FROM person p
     WHERE p.erased_at IS NULL AND p.created_at IN (
         SELECT finished_at FROM import_batch WHERE finished_at IS NOT NULL AND (id = ${batchId} OR status = 'undone'))
       AND NOT EXISTS (SELECT 1 FROM identity_merge m WHERE p.id IN (m.kept_person_id, m.merged_person_id))
       AND ${without.join(' AND ')}`,
    connection,
  );
  await runSql('DELETE FROM person_identity i USING left_person l WHERE i.person_id = l.id', connection);
  await runSql('DELETE FROM person p USING left_person l WHERE p.id = l.id', connection);
}

import { runSql } from '@/lib/db/run-sql';

/** What tells of imports rather than of the shop. */
const ABOUT_IMPORTS = new Set([
  'import_batch',
  'import_progress',
  'import_mapping',
  'quarantined_row',
  'batch_before',
  'match_item',
  'source_system',
  'rollup_delta',
  'audit_entry',
  'shop',
]);
/** What an undone import may leave behind: names that others may refer to by now. */
export const DIMENSIONS = [
  'product',
  'category',
  'region',
  'location',
  'sales_channel',
  'promotion',
  'seller',
  'carrier',
  'warehouse',
  'campaign',
  'influencer',
  'ingredient',
  'campaign_alias',
] as const;

/** Every row of every table as text, ids included, sorted: two states are equal when these are. */
export async function state(): Promise<Record<string, string[]>> {
  const tables = await runSql<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_prisma%' ORDER BY 1`,
  );
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    if (ABOUT_IMPORTS.has(name)) continue;
    const rows = await runSql<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM "${name}" t ORDER BY 1`);
    if (rows.length > 0) found[name] = rows.map(({ row }) => row);
  }
  return found;
}

/** Facts and roll-ups without dimensions, cells of nothing left out. */
export function factsOf(whole: Record<string, string[]>): Record<string, string[]> {
  const isEmptyCell = (row: string) =>
    Object.entries(JSON.parse(row) as Record<string, unknown>).every(
      ([name, value]) => typeof value === 'string' || name.endsWith('_id') || value === 0,
    );
  return Object.fromEntries(
    Object.entries(whole)
      .filter(([table]) => !(DIMENSIONS as readonly string[]).includes(table))
      .map(([table, rows]) => [table, table.startsWith('rollup_') ? rows.filter((row) => !isEmptyCell(row)) : rows])
      .filter(([, rows]) => (rows as string[]).length > 0),
  );
}

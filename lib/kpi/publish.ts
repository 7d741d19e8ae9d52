import { createHash } from 'node:crypto';
import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { type Catalogue, factoryCatalogue } from './catalogue';
import { checkDefinition } from './check-definition';

/** JSON with sorted keys, so that the order in which a definition is written does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

export function definitionChecksum(definition: unknown): string {
  return createHash('sha256').update(canonical(definition)).digest('hex');
}

/**
 * Writes every definition of the catalogue whose (id, version) is new as an immutable row. Two instances that start
 * together write the same rows once. Where an administrator has published a version of that number, it stays.
 * @returns the ids written now, as "id v1"
 * @throws AppError conflict when a definition changed without a new version: figures published under it would change
 */
export async function publishKpiVersions(
  connection?: Connection,
  catalogue: Catalogue = factoryCatalogue,
): Promise<string[]> {
  const rows = [...catalogue.values()].map((input) => {
    const definition = checkDefinition(input, catalogue);
    return { id: definition.id, version: definition.version, definition, checksum: definitionChecksum(definition) };
  });
  const written = await runSql<{ kpi_id: string; version: number }>(
    {
      text: `INSERT INTO kpi_version (kpi_id, version, definition, checksum, origin)
        SELECT r.id, r.version, r.definition, r.checksum, 'factory'
        FROM jsonb_to_recordset($1::jsonb) AS r (id text, version int, definition jsonb, checksum text)
        ON CONFLICT (kpi_id, version) DO NOTHING RETURNING kpi_id, version`,
      values: [JSON.stringify(rows)],
    },
    connection,
  );
  const stored = await runSql<{ kpi_id: string; version: number; checksum: string }>(
    {
      text: `SELECT kpi_id, version, checksum FROM kpi_version WHERE origin = 'factory' AND kpi_id = ANY($1::text[])`,
      values: [[...catalogue.keys()]],
    },
    connection,
  );
  const changed = rows.filter(({ id, version, checksum }) =>
    stored.some((row) => row.kpi_id === id && row.version === version && row.checksum !== checksum),
  );
  if (changed.length > 0) {
    const names = changed.map(({ id, version }) => `${id} v${version}`).join(', ');
    throw new AppError('conflict', `These KPI definitions changed without a new version number: ${names}.`);
  }
  return written.map((row) => `${row.kpi_id} v${row.version}`);
}

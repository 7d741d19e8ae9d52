import { log } from '@/lib/core/log';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { type Catalogue, factoryCatalogue } from './catalogue';
import { type KpiDefinition, kpiDefinitionSchema } from './definition';
import { definitionChecksum } from './publish';

interface InEffect {
  kpi_id: string;
  version: number;
  checksum: string;
  successor: string | null;
}

const MOST_KEPT = 16;

// What a checksum stands for never changes, so what was read once needs no second reading.
const definitions = new Map<string, KpiDefinition | null>();
const kept = new Map<string, Catalogue>();
const signatures = new WeakMap<Catalogue, string>();
let factory: Map<string, string> | null = null;

/** Checksums of the definitions in code, by id. */
function factoryChecksums(): Map<string, string> {
  factory ??= new Map([...factoryCatalogue].map(([id, definition]) => [id, definitionChecksum(definition)]));
  return factory;
}

async function readDefinitions(rows: readonly InEffect[], connection?: Connection): Promise<void> {
  const missing = rows.filter(({ checksum }) => !definitions.has(checksum));
  if (missing.length === 0) return;
  const found = await runSql<{ checksum: string; definition: unknown }>(
    {
      text: 'SELECT DISTINCT ON (checksum) checksum, definition FROM kpi_version WHERE checksum = ANY($1::text[])',
      values: [missing.map(({ checksum }) => checksum)],
    },
    connection,
  );
  for (const { checksum, definition } of found) {
    const parsed = kpiDefinitionSchema.safeParse(definition);
    if (!parsed.success) log().warn({ checksum }, 'a stored KPI definition does not fit this version of Vigie');
    definitions.set(checksum, parsed.success ? parsed.data : null);
  }
}

/**
 * The definitions in effect at an instant: of every KPI the highest version of an administrator whose `effective_from`
 * has come, else of the factory (a new release changes no definition that somebody decided on); a deprecated one names its successor. Before a factory KPI was first published its
 * earliest version counts. The same state gives the same object.
 */
export async function governedCatalogue(connection?: Connection, at: Date = new Date()): Promise<Catalogue> {
  const rows = await runSql<InEffect>(
    {
      text: `SELECT DISTINCT ON (v.kpi_id) v.kpi_id, v.version, v.checksum,
          CASE WHEN r.state = 'deprecated' THEN r.successor END AS successor
        FROM kpi_version v LEFT JOIN kpi_record r ON r.kpi_id = v.kpi_id
        WHERE v.effective_from <= $1 OR v.origin = 'factory'
        ORDER BY v.kpi_id, (v.effective_from <= $1) DESC, (v.effective_from <= $1 AND v.origin <> 'factory') DESC,
          CASE WHEN v.effective_from <= $1 THEN -v.version ELSE v.version END`,
      values: [at],
    },
    connection,
  );
  const known = factoryChecksums();
  const own = rows.filter((row) => known.get(row.kpi_id) !== row.checksum || row.successor !== null);
  const signature = own.map((row) => `${row.kpi_id} ${row.version} ${row.checksum} ${row.successor ?? ''}`).join('\n');
  const before = kept.get(signature);
  if (before) return before;

  await readDefinitions(own, connection);
  const catalogue = new Map(factoryCatalogue);
  for (const { kpi_id, checksum, successor } of own) {
    const definition = definitions.get(checksum);
    if (definition) catalogue.set(kpi_id, successor ? { ...definition, deprecatedBy: successor } : definition);
  }
  signatures.set(catalogue, definitionChecksum(signature));
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value as string);
  kept.set(signature, catalogue);
  return catalogue;
}

/** A text that is the same only while every definition is: part of the key of whatever is kept of answers. */
export function catalogueSignature(catalogue: Catalogue): string {
  const known = signatures.get(catalogue);
  if (known !== undefined) return known;
  const signature = definitionChecksum([...catalogue.values()]);
  signatures.set(catalogue, signature);
  return signature;
}

import { type Connection, runSql } from '@/lib/db/run-sql';
import type { MergeOptions } from '../merge';
import { keepRows } from '../undo/keep-before';

interface Companion {
  table: string;
  stage: string;
  ref: string;
  /** target column -> SQL over the stage row s, the order o and what `joins` adds */
  columns: Record<string, string>;
  joins?: string;
  /** dimension rows that the stage names and that may be missing */
  dimensions?: (sourceId: number) => readonly string[];
}

const MONTH_OF = (column: string) => `date_trunc('month', ${column})::date`;

/** What accompanies an order: payments, shipments, reviews, disputes; each upserted by its own reference. */
const COMPANIONS: readonly Companion[] = [
  {
    table: 'payment',
    stage: 'stage_payment',
    ref: 'payment_ref',
    columns: {
      method: 's.method',
      is_cash: 'coalesce(s.is_cash, false)',
      provider: `coalesce(s.provider, '')`,
      status: `coalesce(s.status, 'captured')`,
      // A payment that is stated with its order only is the order's total.
      amount: 'coalesce(s.amount, o.net + o.shipping_amount)',
      fee: 's.fee',
      currency: 'o.currency',
      installments: 's.installments',
      paid_at: 's.paid_at',
      day: 'coalesce(s.paid_at, o.booked_at)::date',
      month: MONTH_OF('coalesce(s.paid_at, o.booked_at)::date'),
      content_hash: 's.content_hash',
    },
  },
  {
    table: 'shipment',
    stage: 'stage_shipment',
    ref: 'shipment_ref',
    joins: 'LEFT JOIN carrier c ON c.code = s.carrier LEFT JOIN warehouse w ON w.code = s.warehouse',
    dimensions: (sourceId) => [
      `INSERT INTO carrier (code, name, source_id) SELECT DISTINCT carrier, carrier, ${sourceId} FROM stage_shipment
       WHERE carrier <> '' ON CONFLICT (code) DO NOTHING`,
      `INSERT INTO warehouse (code, name, source_id) SELECT DISTINCT warehouse, warehouse, ${sourceId} FROM stage_shipment
       WHERE warehouse <> '' ON CONFLICT (code) DO NOTHING`,
    ],
    columns: {
      carrier_id: 'c.id',
      service: `coalesce(s.service, '')`,
      warehouse_id: 'w.id',
      dest_location_id: 'o.location_id',
      booked_at: 'o.booked_at',
      released_at: 's.released_at',
      picked_at: 's.picked_at',
      packed_at: 's.packed_at',
      shipped_at: 's.shipped_at',
      shipped_day: 's.shipped_at::date',
      promised_day: 's.promised_day',
      delivered_at: 's.delivered_at',
      delivered_day: 's.delivered_at::date',
      // By the shop's clock: the night of a clock change has 24 hours too, and exports name no zone.
      // Dates that only fill a column (9999-12-31) give no duration.
      delivery_seconds: `CASE WHEN s.delivered_at::timestamp - o.booked_at::timestamp BETWEEN '-60 years' AND '60 years'
        THEN extract(epoch FROM s.delivered_at::timestamp - o.booked_at::timestamp)::int END`,
      lines: 'o.line_count',
      units: 'o.units',
      parcels: 's.parcels',
      freight_cost: 's.freight_cost',
      packaging_cost: 's.packaging_cost',
      currency: 'o.currency',
      labour_minutes: 's.labour_minutes',
      damaged: 's.damaged',
      complete: 's.complete',
      content_hash: 's.content_hash',
    },
  },
  {
    table: 'review',
    stage: 'stage_review',
    ref: 'review_ref',
    columns: {
      score: 's.score',
      title: `coalesce(s.title, '')`,
      comment: `coalesce(s.comment, '')`,
      at: 's.reviewed_at',
      day: 's.reviewed_at::date',
      content_hash: 's.content_hash',
    },
  },
  {
    table: 'dispute',
    stage: 'stage_dispute',
    ref: 'dispute_ref',
    columns: {
      reason: `coalesce(s.reason, '')`,
      status: 's.status',
      amount: 's.amount',
      fee: 'coalesce(s.fee, 0)',
      currency: 'o.currency',
      opened_at: 's.opened_at',
      day: 's.opened_at::date',
      due_day: 's.due_day',
      closed_day: 's.closed_day',
      won: 's.won',
    },
  },
];

/** Columns of what accompanies an order, with their SQL over the stage row s and the order o. */
export function companionColumns(table: string): Readonly<Record<string, string>> {
  return COMPANIONS.find((companion) => companion.table === table)?.columns ?? {};
}

/** Leaves companion_change (row_no) behind: rows of the file that changed what accompanies a known order. */
export async function upsertCompanions(connection: Connection, { sourceId, batchId }: MergeOptions): Promise<void> {
  await runSql('DROP TABLE IF EXISTS pg_temp.companion_change', connection);
  await runSql('CREATE TEMP TABLE companion_change (row_no int)', connection);
  for (const companion of COMPANIONS) {
    const { table, stage, ref, columns } = companion;
    const [any] = await runSql(`SELECT 1 FROM ${stage} LIMIT 1`, connection);
    if (!any) continue;
    for (const text of companion.dimensions?.(sourceId) ?? []) await runSql(text, connection);
    const names = Object.keys(columns);
    const pick = (from: string) => names.map((name) => `${from}.${name}`).join(', ');
    await runSql('DROP TABLE IF EXISTS pg_temp.companion, pg_temp.companion_row', connection);
    await runSql(
      {
        text: `CREATE TEMP TABLE companion_row AS
          SELECT o.person_id, o.id AS order_id, s.${ref} AS external_ref, abs(s.row_no) AS row_no,
            ${names.map((name) => `${columns[name]} AS ${name}`).join(', ')}
          FROM (SELECT DISTINCT ON (order_ref, ${ref}) * FROM ${stage} ORDER BY order_ref, ${ref}, row_no DESC) s
          JOIN order_key k ON k.source_id = $1::int AND k.external_ref = s.order_ref
          JOIN shop_order o ON o.person_id = k.person_id AND o.id = k.order_id ${companion.joins ?? ''}`,
        values: [sourceId],
      },
      connection,
    );
    await runSql('ANALYZE companion_row (person_id, order_id)', connection);
    // The join with what is known comes first: an INSERT that looks into its own table would read its own new rows.
    await runSql(
      `CREATE TEMP TABLE companion AS
       SELECT n.*, f.id AS known_id, (${pick('f')}) IS DISTINCT FROM (${pick('n')}) AS differs
       FROM companion_row n LEFT JOIN ${table} f USING (person_id, order_id, external_ref)`,
      connection,
    );
    await runSql('ANALYZE companion (person_id, order_id, known_id)', connection);
    await keepCompanions(connection, batchId, table);
    await runSql(
      {
        text: `UPDATE ${table} f SET ${names.map((name) => `${name} = n.${name}`).join(', ')}, batch_id = $1::int
          FROM companion n WHERE n.known_id IS NOT NULL AND n.differs
            AND f.person_id = n.person_id AND f.order_id = n.order_id AND f.id = n.known_id`,
        values: [batchId],
      },
      connection,
    );
    await runSql(
      {
        text: `INSERT INTO ${table} (person_id, order_id, id, external_ref, batch_id, ${names.join(', ')})
          SELECT n.person_id, n.order_id, nextval('fact_id_seq'), n.external_ref, $1::int, ${pick('n')}
          FROM companion n WHERE n.known_id IS NULL`,
        values: [batchId],
      },
      connection,
    );
    await analyseIfGrown(connection, table);
  }
}

/** Before rows of known orders change or come in addition; the order's own row tells undo and later imports which it was. */
async function keepCompanions(connection: Connection, batchId: number, table: string): Promise<void> {
  const [known] = await runSql('SELECT 1 FROM resolved_order WHERE NOT is_new LIMIT 1', connection);
  if (!known) return;
  await runSql(
    'INSERT INTO companion_change SELECT row_no FROM companion WHERE differs OR known_id IS NULL',
    connection,
  );
  await keepRows(connection, {
    batchId,
    table,
    root: 't.order_id::text',
    join: `JOIN companion n ON n.differs AND t.person_id = n.person_id AND t.order_id = n.order_id AND t.id = n.known_id`,
  });
  await keepRows(connection, {
    batchId,
    table: 'shop_order',
    root: 't.id::text',
    join: `JOIN (SELECT DISTINCT person_id, order_id FROM companion WHERE differs OR known_id IS NULL) n
        ON n.person_id = t.person_id AND n.order_id = t.id
      WHERE NOT EXISTS (SELECT 1 FROM changed_order c WHERE c.order_id = t.id)`,
  });
}

/** A table that one transaction fills in several merges is unknown to the planner until it is told. */
async function analyseIfGrown(connection: Connection, table: string): Promise<void> {
  const [grown] = await runSql('SELECT 1 FROM companion WHERE known_id IS NULL OFFSET 2000 LIMIT 1', connection);
  if (grown) await runSql(`ANALYZE ${table} (person_id, order_id)`, connection);
}

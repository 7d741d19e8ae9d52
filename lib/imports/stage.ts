import { CopyBuffer, type CopyValue, copyBytes } from '@/lib/db/copy';
import { type Connection, runSql } from '@/lib/db/run-sql';

/**
 * The stage: temporary tables of one connection that hold canonical rows before they are merged into the facts.
 * Every source, the demo shop included, writes here; `merge` never knows where rows came from.
 *
 * - `row_no` counts the data rows of the file from 1; 0 says "no row of a file" (derived rows).
 * - Order, product, place and channel are named by text or by a number that the writer gives (`*_no`).
 * - Amounts are money (scale 4); times are texts that PostgreSQL reads as timestamptz. A time without a zone is in
 *   the shop's time zone, because the import sets the session's time zone to it.
 * - `kind` of a line: sale, free (list price 0) -> order_line; return, cancellation, allowance, adjustment -> refund_line
 *   (quantity and amount of what was given back, positive).
 */
export const STAGE_TABLES = {
  stage_product: {
    no: 'int',
    sku: 'text',
    name: 'text',
    category: 'text',
    subcategory: 'text',
  },
  stage_location: {
    no: 'int',
    country: 'text',
    country_code: 'char(2)',
    region: 'text',
    state: 'text',
    city: 'text',
    postcode: 'text',
  },
  stage_channel: {
    no: 'int',
    code: 'text',
    name: 'text',
    type: 'channel_type',
    store_type: 'text',
  },
  stage_order: {
    row_no: 'int',
    order_ref: 'text',
    kind: 'document_kind',
    status: 'order_status',
    source_status: 'text',
    booked_at: 'timestamptz',
    paid_at: 'timestamptz',
    shipped_at: 'timestamptz',
    delivered_at: 'timestamptz',
    cancelled_at: 'timestamptz',
    recognised_at: 'timestamptz',
    currency: 'char(3)',
    channel_no: 'int',
    location_no: 'int',
    // How the customer is known: identity kind ("customer", "email", ...) and its value; null when not known.
    customer_kind: 'text',
    customer_ref: 'text',
    is_test: 'boolean',
    is_fraud: 'boolean',
    shipping_amount: 'bigint',
    tax_amount: 'bigint',
    promotion_code: 'text',
    device: 'text',
    // Where an export states them on the order: from these a format makes payments and shipments when it finishes.
    payment_method: 'text',
    ship_mode: 'text',
    // Hash of every header field above but booked_at, so that an unchanged header is recognised.
    header_hash: 'bigint',
  },
  stage_line: {
    row_no: 'int',
    order_ref: 'text',
    kind: 'text',
    // The export's own line id, where it has one; else null and lines are compared by content.
    line_ref: 'text',
    product_no: 'int',
    seller_code: 'text',
    quantity: 'int',
    gross: 'bigint',
    discount: 'bigint',
    net: 'bigint',
    tax: 'bigint',
    // Cost of the whole line; null = look the unit cost up in product_cost at the sale's day.
    cost: 'bigint',
    promotion_code: 'text',
    // Refund lines only: when, for which original order, and why.
    refunded_at: 'timestamptz',
    original_ref: 'text',
    reason: 'text',
    // Hash of the line's content.
    line_hash: 'bigint',
  },
  stage_payment: {
    row_no: 'int',
    order_ref: 'text',
    payment_ref: 'text',
    method: 'text',
    is_cash: 'boolean',
    provider: 'text',
    status: 'text',
    amount: 'bigint',
    fee: 'bigint',
    installments: 'int',
    paid_at: 'timestamptz',
    content_hash: 'bigint',
  },
  stage_shipment: {
    row_no: 'int',
    order_ref: 'text',
    shipment_ref: 'text',
    carrier: 'text',
    service: 'text',
    warehouse: 'text',
    released_at: 'timestamptz',
    picked_at: 'timestamptz',
    packed_at: 'timestamptz',
    shipped_at: 'timestamptz',
    promised_day: 'date',
    delivered_at: 'timestamptz',
    freight_cost: 'bigint',
    packaging_cost: 'bigint',
    labour_minutes: 'numeric',
    parcels: 'int',
    damaged: 'boolean',
    complete: 'boolean',
    content_hash: 'bigint',
  },
  stage_review: {
    row_no: 'int',
    order_ref: 'text',
    review_ref: 'text',
    score: 'int',
    title: 'text',
    comment: 'text',
    reviewed_at: 'timestamptz',
    content_hash: 'bigint',
  },
  stage_dispute: {
    row_no: 'int',
    order_ref: 'text',
    dispute_ref: 'text',
    reason: 'text',
    status: 'text',
    amount: 'bigint',
    fee: 'bigint',
    opened_at: 'timestamptz',
    due_day: 'date',
    closed_day: 'date',
    won: 'boolean',
  },
  // Rows of systems that export several files, as landRecords keeps them.
  stage_record: {
    row_no: 'int',
    entity: 'text',
    key: 'text',
    root_ref: 'text',
    payload: 'jsonb',
    content_hash: 'bigint',
  },
} as const satisfies Record<string, Record<string, string>>;

export type StageTable = keyof typeof STAGE_TABLES;
export type StageRow<T extends StageTable> = Partial<Record<keyof (typeof STAGE_TABLES)[T], CopyValue>>;

/** Statistics for the planner, once nothing is added any more. */
export async function analyseStage(connection: Connection): Promise<void> {
  const tables = Object.keys(STAGE_TABLES).filter((table) => table !== 'stage_line');
  // A small sample, and of the one large table only what joins use: statistics would else cost more than they bring.
  await runSql('SET LOCAL default_statistics_target = 20', connection);
  await runSql(`ANALYZE ${tables.join(', ')}, stage_line (order_ref, product_no)`, connection);
}

/** What the lines of the stage hold at all. */
export interface LineUse {
  /** rows of the file, derived ones not counted */
  rows: number;
  lineRefs: boolean;
  sellers: boolean;
  promotions: boolean;
  originals: boolean;
}
const OPTIONAL = {
  line_ref: 'lineRefs',
  seller_code: 'sellers',
  promotion_code: 'promotions',
  original_ref: 'originals',
} as const;

/** What a writer of canonical rows sees: it may write to all tables in any order. */
export interface Stage {
  /** Returns a promise only when the writer must wait for the database. */
  write<T extends StageTable>(table: T, row: StageRow<T>): Promise<void> | undefined;
  /** The same for hot paths: values in the order of the declared columns, none left out. */
  writeValues(table: StageTable, values: readonly CopyValue[]): Promise<void> | undefined;
  /** A writer of the named columns only, in their order. */
  writer<T extends StageTable>(
    table: T,
    columns: readonly (keyof (typeof STAGE_TABLES)[T])[],
  ): (values: readonly CopyValue[]) => Promise<void> | undefined;
  /** Sends what is buffered; afterwards the stage is complete. Tells what was written of lines. */
  end(): Promise<LineUse>;
}

/**
 * Creates the empty stage on this connection. A connection carries one COPY at a time, so rows are buffered per table
 * and sent in chunks; while one chunk is on its way the writer goes on, and waits when a second one is full.
 */
export async function openStage(connection: Connection): Promise<Stage> {
  const tables = Object.entries(STAGE_TABLES) as [StageTable, Record<string, string>][];
  // An import sorts and hashes all its rows; it runs alone (lockFacts), so it may take more memory than a query.
  await runSql(`SELECT set_config('work_mem', '96MB', true), set_config('jit', 'off', true)`, connection);
  for (const [table, columns] of tables) {
    const list = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
    await runSql(`DROP TABLE IF EXISTS pg_temp.${table}`, connection);
    await runSql(`CREATE TEMP TABLE ${table} (${list.join(', ')})`, connection);
  }
  const columns = Object.fromEntries(tables.map(([table, list]) => [table, Object.keys(list)])) as Record<
    StageTable,
    string[]
  >;
  const writers = new Map<StageTable, (values: readonly CopyValue[]) => Promise<void> | undefined>();
  const pending: (() => Promise<void>)[] = [];
  const use: LineUse = { rows: 0, lineRefs: false, sellers: false, promotions: false, originals: false };
  let inFlight: Promise<void> = Promise.resolve();

  const openWriter = (table: StageTable, written: readonly string[]) => {
    const buffer = new CopyBuffer();
    const send = async () => {
      await inFlight;
      if (buffer.isEmpty) return;
      inFlight = copyBytes(connection, table, written, buffer.take());
      // A failure surfaces at the next await; without this it would count as unhandled until then.
      inFlight.catch(() => undefined);
    };
    pending.push(send);
    const note = table === 'stage_line' ? noteLine(use, written) : undefined;
    return (values: readonly CopyValue[]) => {
      note?.(values);
      buffer.add(values);
      if (!buffer.isFull) return undefined;
      const sent = send();
      // Writers of few rows do not wait: what failed then surfaces at the end.
      sent.catch(() => undefined);
      return sent;
    };
  };
  const writeValues = (table: StageTable, values: readonly CopyValue[]) => {
    let writer = writers.get(table);
    if (!writer) {
      writer = openWriter(table, columns[table]);
      writers.set(table, writer);
    }
    return writer(values);
  };
  return {
    writeValues,
    writer: (table, written) => openWriter(table, written as readonly string[]),
    write: (table, row) =>
      writeValues(
        table,
        columns[table].map((column) => row[column as keyof typeof row]),
      ),
    async end() {
      for (const send of pending) await send();
      await inFlight;
      return use;
    },
  };
}

/** Follows the columns of lines that are mostly empty: a scan of the stage would tell the same, later. */
function noteLine(use: LineUse, written: readonly string[]): (values: readonly CopyValue[]) => void {
  const rowNo = written.indexOf('row_no');
  const optional = written.flatMap((column, i) =>
    column in OPTIONAL ? [[i, OPTIONAL[column as keyof typeof OPTIONAL]] as const] : [],
  );
  return (values) => {
    if ((values[rowNo] as number) > 0) use.rows += 1;
    for (const [i, name] of optional) if (values[i]) use[name] = true;
  };
}

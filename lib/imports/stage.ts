import { CopyBuffer, type CopyValue, copyBytes } from '@/lib/db/copy';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { CATALOGUE_STAGE } from './stage/catalogue-tables';
import { MARKETING_STAGE } from './stage/marketing-tables';
import { OPERATION_STAGE } from './stage/operation-tables';
import { ORDER_STAGE } from './stage/order-tables';

/**
 * The stage: temporary tables of one connection that hold canonical rows before they are merged into the facts.
 * Every source, the demo shop included, writes here; `merge` never knows where rows came from.
 *
 * - `row_no` is the physical line of the file on which the row starts; 0 says "no row of a file" (derived rows).
 *   A row that makes several lines gives them its number once, and to the others with a minus: rows are counted once.
 * - Order, product, place and channel are named by text or by a number that the writer gives (`*_no`).
 * - Amounts are money (scale 4); times are texts that PostgreSQL reads as timestamptz. A time without a zone is in
 *   the shop's time zone, because the import sets the session's time zone to it.
 * - `kind` of a line: sale, free (list price 0) -> order_line; return, cancellation, allowance, adjustment -> refund_line
 *   (quantity and amount of what was given back, positive).
 */
export const FACT_STAGE = { ...CATALOGUE_STAGE, ...MARKETING_STAGE, ...OPERATION_STAGE } as const;
export const STAGE_TABLES = { ...ORDER_STAGE, ...FACT_STAGE } as const;

/** Tables of the stage that hold other things than orders: an import makes only those that its format writes. */
export type FactStageTable = keyof typeof FACT_STAGE;

export type StageTable = keyof typeof STAGE_TABLES;
export type StageRow<T extends StageTable> = Partial<Record<keyof (typeof STAGE_TABLES)[T], CopyValue>>;

/** Statistics for the planner, once nothing is added any more. */
export async function analyseStage(connection: Connection): Promise<void> {
  const tables = Object.keys(ORDER_STAGE).filter((table) => table !== 'stage_line');
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
export async function openStage(connection: Connection, facts: readonly FactStageTable[] = []): Promise<Stage> {
  const named = [...Object.keys(ORDER_STAGE), ...facts] as StageTable[];
  const tables = named.map((table): [StageTable, Record<string, string>] => [table, STAGE_TABLES[table]]);
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

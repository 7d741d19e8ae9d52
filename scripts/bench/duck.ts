import { createWriteStream, rmSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import type pg from 'pg';
import { to } from 'pg-copy-streams';

/** What the questions read; DuckDB reads the types from the values. */
const TABLES: Record<string, string> = {
  order_line: 'person_id, order_id, product_id, day, month, quantity, gross, discount, net, cost',
  shop_order: `person_id, id, day, month, channel_id, region_id, is_valid, is_identified, order_seq, customer_status,
    campaign_id, device`,
  refund_line: 'person_id, order_id, product_id, kind, day, month, amount, cost',
  session: `day, month, channel_group, device, campaign_id, cart_adds, reached_checkout, is_bot, order_id`,
  ad_spend: 'day, campaign_id, spend',
  product: 'id, sku, category_id',
  category: 'id, code',
  sales_channel: 'id, code',
  region: 'id, name',
};

export type Row = Record<string, unknown>;

export interface Duck {
  run(sql: string): Promise<Row[]>;
  close(): void;
}

/** The same rows in a DuckDB database in memory. */
export async function openDuck(client: pg.Client, folder: string): Promise<Duck> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const [table, columns] of Object.entries(TABLES)) {
    const file = path.join(folder, `${table}.csv`);
    const copy = client.query(to(`COPY (SELECT ${columns} FROM ${table}) TO STDOUT (FORMAT csv, HEADER)`));
    await pipeline(copy, createWriteStream(file));
    // The whole file is looked at: the first rows alone would take an empty column for text.
    await connection.run(`CREATE TABLE ${table} AS SELECT * FROM read_csv('${file}', header = true, sample_size = -1)`);
    rmSync(file);
  }
  return {
    run: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson() as Row[],
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

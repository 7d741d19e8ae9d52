import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Day } from '@/lib/core/calendar';
import { env } from '@/lib/core/env';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { ensureShop } from '@/lib/db/shop';
import { transaction } from '@/lib/db/transaction';
import { lockFacts } from '@/lib/imports/merge';
import { refreshPersons } from '@/lib/imports/refresh-persons';
import { rebuildRollups } from '@/lib/rollups/rebuild';
import { TIME_ZONE } from './calendar';
import { demoTruth } from './demo-truth';
import { CURRENCY } from './dimension-rows';
import { insertDimensions } from './dimensions';
import { writeFinance } from './finance';
import { Loader } from './loader';
import { writeMarketing } from './marketing-rows';
import { writeProfiles } from './profiles';
import { clearDemo } from './remove';
import type { Scenario } from './scenario';
import { type DemoSettings, Simulation } from './simulation';

const SHOP_NAME = 'Maison Aubeline';
const TRUTH_FILE = 'demo-truth.json';

export interface LoadOptions {
  seed: number;
  orders: number;
  scenario: Scenario;
  /** The first day that is not generated. */
  today: Day;
  /** Told now and then: what is being done, and how much of the orders is made (0..1). */
  onProgress?: (phase: string, share: number) => void;
}

export interface LoadedDemo {
  documents: number;
  lines: number;
  truthFile: string;
  seconds: number;
}

async function openSource(
  connection: Connection,
  settings: DemoSettings,
): Promise<{ sourceId: number; batchId: number }> {
  const [source] = await runSql<{ id: number }>(
    `INSERT INTO source_system (code, name, kind, owner, grain, expected_latency_hours, last_loaded_at)
     VALUES ('demo', 'Demo shop', 'demo', 'Vigie', 'order line', 24, now())
     ON CONFLICT (code) DO UPDATE SET last_loaded_at = now() RETURNING id`,
    connection,
  );
  const sourceId = source?.id ?? 0;
  const [batch] = await runSql<{ id: number }>(
    {
      text: `INSERT INTO import_batch (source_id, format, file_name, file_sha256, file_size, status, settings, started_at)
        VALUES ($1, 'demo', 'demo', '', 0, 'running', $2, now()) RETURNING id`,
      values: [sourceId, JSON.stringify({ ...settings, scenario: settings.scenario.name })],
    },
    connection,
  );
  return { sourceId, batchId: batch?.id ?? 0 };
}

/** The shop becomes the demo shop; its name changes only where nobody gave it one. */
async function nameShop(connection: Connection): Promise<void> {
  await ensureShop(connection);
  await runSql(
    {
      text: `UPDATE shop SET is_demo = true, name = CASE WHEN name = 'Vigie' THEN $1 ELSE name END,
        currency = CASE WHEN currency_declared THEN currency ELSE $2 END,
        time_zone = CASE WHEN currency_declared THEN time_zone ELSE $3 END WHERE id = 1`,
      values: [SHOP_NAME, CURRENCY, TIME_ZONE],
    },
    connection,
  );
}

/**
 * Makes the demo shop and loads it, in one transaction: all of it, or nothing. What an earlier load left is removed
 * first. The truth is written to the data folder once everything stands.
 */
export async function loadDemo(options: LoadOptions): Promise<LoadedDemo> {
  const started = performance.now();
  const { onProgress, ...settings } = options;
  const sim = new Simulation(settings);
  const truth = await transaction(async (connection) => {
    await lockFacts(connection);
    await runSql({ text: `SELECT set_config('TimeZone', $1, true)`, values: [TIME_ZONE] }, connection);
    // The load is one piece: waiting for the disk at its end is enough.
    await runSql('SET LOCAL synchronous_commit = off', connection);
    await runSql(`SET LOCAL work_mem = '64MB'`, connection);
    await clearDemo(connection);
    await nameShop(connection);
    const source = await openSource(connection, settings);
    const ids = await insertDimensions(connection, sim, source.sourceId);
    const total = sim.demand.days;
    let day = 0;
    const loader = new Loader(connection, sim, ids, source, (phase) => onProgress?.(phase, day / total));
    for (const made of sim.days()) {
      await loader.add(made);
      day += 1;
      if (day % 14 === 0) onProgress?.('orders', day / total);
    }
    await loader.finish();
    onProgress?.('marketing', 1);
    await writeMarketing(
      { connection, sim, ids, truth: loader.truth, ...source },
      loader.commissions,
      loader.personIds,
    );
    onProgress?.('customers', 1);
    await writeProfiles(connection, sim, ids, loader.personIds, source);
    onProgress?.('stock and finance', 1);
    await loader.operations.write(connection, ids, source.batchId);
    await writeFinance(connection, sim, loader.truth, ids, source.batchId);
    onProgress?.('attribution', 1);
    for (const table of ['touch', 'session', 'person', 'ad_spend']) await runSql(`ANALYZE ${table}`, connection);
    await refreshPersons(connection, 'all');
    onProgress?.('roll-ups', 1);
    await rebuildRollups(connection);
    await runSql(
      {
        text: `UPDATE import_batch SET status = 'done', rows = $2, inserted = $2, finished_at = now(), seconds = $3,
          data_version = (SELECT data_version FROM shop) WHERE id = $1`,
        values: [source.batchId, loader.rows, (performance.now() - started) / 1_000],
      },
      connection,
    );
    return loader.truth;
  });
  const folder = env().VIGIE_DATA_DIR;
  mkdirSync(folder, { recursive: true });
  const truthFile = path.join(folder, TRUTH_FILE);
  writeFileSync(truthFile, `${JSON.stringify(demoTruth(sim, truth), null, 1)}\n`);
  return { documents: truth.documents, lines: truth.lines, truthFile, seconds: (performance.now() - started) / 1_000 };
}

import type { Connection } from '@/lib/db/run-sql';
import { runSql } from '@/lib/db/run-sql';
import { readShop } from '@/lib/db/shop';
import { transaction } from '@/lib/db/transaction';
import { applySessionMovements, createSessionMovements, recordSessions } from '@/lib/rollups/session-movements';
import { cutSessions } from './sessions/cut-sessions';
import { takeEvents, trackerSource } from './sessions/take-events';
import { insertSessions, refreshSessions, writeEvents } from './sessions/write-sessions';
import { writeConsents, writeTouches } from './sessions/write-touches';

const LOCK = 727_435_008;
const CHUNK = 20_000;

/** What one run made of the events that waited. */
export interface Sessionised {
  events: number;
  sessions: number;
}

/**
 * Makes sessions, touches and consents of the events that wait, chunk by chunk, each in one transaction: an event becomes
 * a part of a session once, whenever a worker dies. Only one run at a time.
 */
export async function sessionise(signal?: AbortSignal, chunk = CHUNK): Promise<Sessionised> {
  const done: Sessionised = { events: 0, sessions: 0 };
  while (!signal?.aborted) {
    const part = await transaction((connection) => sessioniseChunk(connection, chunk));
    done.events += part.events;
    done.sessions += part.sessions;
    if (part.events < chunk) break;
  }
  return done;
}

async function sessioniseChunk(connection: Connection, chunk: number): Promise<Sessionised> {
  const [lock] = await runSql<{ held: boolean }>(
    { text: 'SELECT pg_try_advisory_xact_lock($1) AS held', values: [LOCK] },
    connection,
  );
  if (!lock?.held) return { events: 0, sessions: 0 };
  const { timeZone } = await readShop(connection);
  await runSql({ text: `SELECT set_config('TimeZone', $1, true)`, values: [timeZone] }, connection);
  const sourceId = await trackerSource(connection);
  const events = await takeEvents(connection, sourceId, chunk);
  if (events === 0) return { events: 0, sessions: 0 };
  await cutSessions(connection);
  await createSessionMovements(connection);
  await recordSessions(connection, -1);
  await writeEvents(connection);
  await insertSessions(connection);
  await refreshSessions(connection);
  await recordSessions(connection, 1);
  await applySessionMovements(connection);
  await writeTouches(connection);
  await writeConsents(connection, sourceId);
  await runSql('UPDATE collected_event SET processed_at = now() WHERE id IN (SELECT id FROM taken_event)', connection);
  const [row] = await runSql<{ n: bigint }>('SELECT count(*) AS n FROM touched_session WHERE is_new', connection);
  return { events, sessions: Number(row?.n ?? 0) };
}

import { AppError } from '@/lib/core/errors';
import { runSql } from '@/lib/db/run-sql';

/** A row of collected_event. */
export interface WaitingEvent {
  site_key: string;
  visitor: string;
  event_key: string;
  kind: string;
  at: string;
  clock_skew: number;
  consented: boolean;
  device: string;
  is_bot: boolean;
  payload: object;
}

interface Waiting {
  rows: readonly WaitingEvent[];
  done(): void;
  failed(error: unknown): void;
}

/** More than this waits only when the database hardly answers: then senders keep their events. */
const MOST_WAITING = 20_000;
const MOST_AT_ONCE = 2_000;

/**
 * Writes events of many requests with one statement, and answers each of them when its rows are committed. While one
 * statement runs the next events gather, so that batches grow with the load by themselves.
 */
export class EventWriter {
  private waiting: Waiting[] = [];
  private rows = 0;
  private isWriting = false;

  constructor(private readonly write: (rows: readonly WaitingEvent[]) => Promise<void> = writeEvents) {}

  /** Settles once the rows are on the disk. @throws AppError unavailable when too many wait */
  add(rows: readonly WaitingEvent[]): Promise<void> {
    if (this.rows + rows.length > MOST_WAITING) {
      return Promise.reject(new AppError('unavailable', 'Too many events wait for the database.'));
    }
    this.rows += rows.length;
    return new Promise((done, failed) => {
      this.waiting.push({ rows, done, failed });
      if (!this.isWriting) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const batch: Waiting[] = [];
      let count = 0;
      while (this.waiting.length > 0 && count < MOST_AT_ONCE) {
        const next = this.waiting.shift() as Waiting;
        batch.push(next);
        count += next.rows.length;
      }
      this.rows -= count;
      try {
        await this.write(batch.flatMap(({ rows }) => rows));
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.isWriting = false;
  }
}

/** An event that came before, by its site, visitor and name, is left as it is. */
async function writeEvents(rows: readonly WaitingEvent[]): Promise<void> {
  await runSql({
    text: `INSERT INTO collected_event (site_key, visitor, event_key, kind, at, clock_skew, consented, device, is_bot, payload)
      SELECT site_key, visitor, event_key, kind, at, clock_skew, consented, device, is_bot, payload
      FROM jsonb_to_recordset($1::jsonb) AS e (site_key text, visitor text, event_key text, kind text, at timestamptz,
        clock_skew int, consented boolean, device text, is_bot boolean, payload jsonb)
      ON CONFLICT (site_key, visitor, event_key) DO NOTHING`,
    values: [JSON.stringify(rows)],
  });
}

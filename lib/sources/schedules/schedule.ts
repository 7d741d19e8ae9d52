import { z } from 'zod';
import { recordAudit } from '@/lib/auth/audit';
import { actorOf, type Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { fetchableAddress } from './fetch-file';
import { watchedFolder } from './watched-folder';

export const SCHEDULE_KINDS = ['folder', 'url'] as const;
export const INTERVALS = [5, 15, 60, 360, 1_440, 10_080] as const;

/** What became of the last run. */
export interface Reason {
  /** for logs and programs */
  why: string;
  /** the translated sentence, where there is one */
  key: string | null;
  values: Record<string, string | number>;
}
export type Outcome =
  | { status: 'imported'; batches: number[]; refused: (Reason & { file: string })[] }
  | { status: 'nothing' }
  | ({ status: 'failed' } & Reason);

export interface Schedule {
  id: number;
  name: string;
  kind: (typeof SCHEDULE_KINDS)[number];
  location: string;
  declared: { format?: string; currency?: string };
  everyMinutes: number;
  isActive: boolean;
  entityTag: string;
  lastModified: string;
  lastRunAt: Date | null;
  lastOutcome: Outcome | null;
  failures: number;
  createdBy: string;
}

const optional = (pattern: RegExp) =>
  z.preprocess((value) => (value === '' ? undefined : value), z.string().trim().regex(pattern).optional());

export const scheduleInput = z
  .object({
    id: z.preprocess((value) => (value === '' ? undefined : value), z.coerce.number().int().positive().optional()),
    name: z.string().trim().min(1).max(120),
    kind: z.enum(SCHEDULE_KINDS),
    location: z.string().trim().min(1).max(2_000),
    format: optional(/^[a-z0-9-]{1,60}$/),
    currency: optional(/^[A-Za-z]{3}$/),
    everyMinutes: z.coerce.number().pipe(z.union(INTERVALS.map((minutes) => z.literal(minutes)))),
  })
  .superRefine(({ kind, location }, context) => {
    try {
      if (kind === 'folder') watchedFolder(location);
      else fetchableAddress(location);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      context.addIssue({ code: 'custom', path: ['location'], message: kind === 'folder' ? 'folder' : 'address' });
    }
  });

const COLUMNS = `id, name, kind, location, declared, every_minutes AS "everyMinutes", is_active AS "isActive",
  entity_tag AS "entityTag", last_modified AS "lastModified", last_run_at AS "lastRunAt", last_outcome AS "lastOutcome",
  failures, created_by AS "createdBy"`;

export function listSchedules(): Promise<Schedule[]> {
  return runSql<Schedule>(`SELECT ${COLUMNS} FROM import_schedule ORDER BY name, id`);
}

/**
 * Schedules whose time has come, or the one named. One that fails is asked less and less often, at most once a day, so
 * that an address that is gone is not called for ever.
 */
export function dueSchedules(now: Date, only?: number): Promise<Schedule[]> {
  return runSql<Schedule>({
    text: `SELECT ${COLUMNS} FROM import_schedule
      WHERE CASE WHEN $2::int IS NOT NULL THEN id = $2::int ELSE is_active AND (last_run_at IS NULL OR
        last_run_at + make_interval(mins => least(every_minutes * power(2, least(failures, 10))::int, greatest(1440, every_minutes)))
          <= $1::timestamptz + interval '30 seconds') END
      ORDER BY id`,
    values: [now, only ?? null],
  });
}

export async function noteRun(
  schedule: Schedule,
  outcome: Outcome,
  answer: { entityTag: string; lastModified: string },
): Promise<void> {
  await runSql({
    text: `UPDATE import_schedule SET last_run_at = now(), last_outcome = $2, entity_tag = $3, last_modified = $4,
        failures = CASE WHEN $5 THEN failures + 1 ELSE 0 END WHERE id = $1`,
    values: [schedule.id, JSON.stringify(outcome), answer.entityTag, answer.lastModified, outcome.status === 'failed'],
  });
}

/** Adds a schedule, or changes the one whose id is given. @throws AppError not_found */
export async function saveSchedule(input: z.infer<typeof scheduleInput>, viewer: Viewer): Promise<number> {
  const { id, name, kind, location, format, currency, everyMinutes } = input;
  const declared = JSON.stringify({ ...(format ? { format } : {}), ...(currency ? { currency } : {}) });
  const values = [name, kind, location, declared, everyMinutes];
  return transaction(async (connection) => {
    const [row] = id
      ? await runSql<{ id: number }>(
          {
            // Another place or another reading: what the last answer was marked with says nothing about it.
            text: `UPDATE import_schedule SET name = $1, kind = $2, location = $3, declared = $4, every_minutes = $5,
                entity_tag = '', last_modified = '', failures = 0 WHERE id = $6 RETURNING id`,
            values: [...values, id],
          },
          connection,
        )
      : await runSql<{ id: number }>(
          {
            text: `INSERT INTO import_schedule (name, kind, location, declared, every_minutes, created_by)
              VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
            values: [...values, viewer.name || viewer.email],
          },
          connection,
        );
    if (!row) throw gone();
    await audit(
      viewer,
      row.id,
      { name, kind, location: withoutQuery(kind, location), every_minutes: everyMinutes },
      connection,
    );
    return row.id;
  });
}

/** @throws AppError not_found */
export async function setScheduleActive(id: number, isActive: boolean, viewer: Viewer): Promise<void> {
  await transaction(async (connection) => {
    const rows = await runSql(
      {
        text: 'UPDATE import_schedule SET is_active = $2, failures = 0 WHERE id = $1 RETURNING id',
        values: [id, isActive],
      },
      connection,
    );
    if (rows.length === 0) throw gone();
    await audit(viewer, id, { active: isActive }, connection);
  });
}

/** Removes a schedule; what it imported stays. @throws AppError not_found */
export async function removeSchedule(id: number, viewer: Viewer): Promise<void> {
  await transaction(async (connection) => {
    const rows = await runSql(
      { text: 'DELETE FROM import_schedule WHERE id = $1 RETURNING id', values: [id] },
      connection,
    );
    if (rows.length === 0) throw gone();
    await audit(viewer, id, { removed: true }, connection);
  });
}

/** The query of an address may hold a token, which belongs neither into the audit log nor on a screen. */
export function withoutQuery(kind: Schedule['kind'], location: string): string {
  return kind === 'url' ? location.replace(/[?#].*$/, '') : location;
}

const gone = () => new AppError('not_found', 'There is no such schedule.', { key: 'schedules.gone' });

function audit(
  viewer: Viewer,
  id: number,
  details: Record<string, string | number | boolean>,
  connection: Connection,
): Promise<void> {
  const event = {
    actor: actorOf(viewer).label,
    action: 'schedule_changed' as const,
    target: `schedule:${id}`,
    details,
  };
  return recordAudit(event, connection);
}

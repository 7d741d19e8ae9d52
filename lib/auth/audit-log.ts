import { runSql } from '@/lib/db/run-sql';

export interface AuditRow {
  id: string;
  at: Date;
  actor: string;
  /** Name of the user behind the actor, where there is one. */
  name: string | null;
  action: string;
  target: string;
  details: Record<string, string | number | boolean | null>;
}

export interface AuditFilter {
  action: string | null;
  actor: string | null;
}

const CONDITION = '($1::text IS NULL OR e.action = $1) AND ($2::text IS NULL OR e.actor = $2)';

/** One page of the audit log, newest first, with the number of entries that the filter leaves. */
export async function readAuditLog(
  { action, actor }: AuditFilter,
  page: { limit: number; offset: number },
): Promise<{ rows: AuditRow[]; total: number }> {
  const values = [action, actor];
  const [rows, [count]] = await Promise.all([
    runSql<AuditRow>({
      text: `SELECT e.id::text AS id, e.at, e.actor, u.name, e.action, e.target, e.details
        FROM audit_entry e LEFT JOIN app_user u ON e.actor = 'user:' || u.id
        WHERE ${CONDITION} ORDER BY e.id DESC LIMIT $3 OFFSET $4`,
      values: [...values, page.limit, page.offset],
    }),
    runSql<{ total: number }>({ text: `SELECT count(*)::int AS total FROM audit_entry e WHERE ${CONDITION}`, values }),
  ]);
  return { rows, total: count?.total ?? 0 };
}

/** Actions and actors that occur, for the choices of a filter. */
export async function auditChoices(): Promise<{ actions: string[]; actors: { actor: string; name: string }[] }> {
  const [actions, actors] = await Promise.all([
    runSql<{ action: string }>('SELECT DISTINCT action FROM audit_entry ORDER BY action'),
    runSql<{ actor: string; name: string }>(
      `SELECT e.actor, coalesce(u.name, e.actor) AS name FROM (SELECT DISTINCT actor FROM audit_entry) e
       LEFT JOIN app_user u ON e.actor = 'user:' || u.id ORDER BY 2, 1 LIMIT 500`,
    ),
  ]);
  return { actions: actions.map(({ action }) => action), actors };
}

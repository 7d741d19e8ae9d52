import { z } from 'zod';
import { recordAudit } from '@/lib/auth/audit';
import { actorOf, type Viewer } from '@/lib/auth/viewer';
import { type Day, isDay, type Period } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { requireKpiAccess } from '@/lib/kpi/access';
import type { Catalogue } from '@/lib/kpi/catalogue';

const day = z.string().refine(isDay, 'day');

export const annotationInput = z
  .object({
    day,
    endDay: day.nullable(),
    text: z.string().trim().min(1, 'text').max(280, 'text'),
    /** null: it concerns every KPI */
    kpi: z.string().max(80).nullable(),
  })
  .refine(({ day: from, endDay }) => endDay === null || endDay >= from, { path: ['endDay'], message: 'order' });
export type AnnotationInput = z.infer<typeof annotationInput>;

export interface Annotation extends AnnotationInput {
  id: number;
  author: string;
  mayChange: boolean;
}

interface Row {
  id: number;
  day: Day;
  end_day: Day | null;
  text: string;
  kpi_id: string | null;
  created_by: string;
  author: string | null;
}

/** What was noted for a stretch of days: what concerns every KPI, and what concerns one of those given. */
export async function annotationsIn(
  viewer: Viewer,
  { from, to }: Period,
  kpis: readonly string[],
): Promise<Annotation[]> {
  const rows = await runSql<Row>({
    text: `SELECT a.id, a.day, a.end_day, a.text, a.kpi_id, a.created_by, u.name AS author
      FROM annotation a LEFT JOIN app_user u ON a.created_by = 'user:' || u.id
      WHERE a.day <= $2::date AND coalesce(a.end_day, a.day) >= $1::date AND (a.kpi_id IS NULL OR a.kpi_id = ANY($3::text[]))
      ORDER BY a.day, a.id LIMIT 200`,
    values: [from, to, kpis],
  });
  const { label } = actorOf(viewer);
  return rows.map((row) => ({
    id: row.id,
    day: row.day,
    endDay: row.end_day,
    text: row.text,
    kpi: row.kpi_id,
    author: row.author ?? '',
    mayChange: row.created_by === label || viewer.role === 'ADMIN',
  }));
}

export async function addAnnotation(viewer: Viewer, input: AnnotationInput, catalogue: Catalogue): Promise<void> {
  if (input.kpi) requireKpiAccess([input.kpi], viewer.abilities, catalogue);
  await transaction(async (connection) => {
    const [added] = await runSql<{ id: number }>(
      {
        text: `INSERT INTO annotation (day, end_day, text, kpi_id, created_by)
          VALUES ($1, $2, $3, $4, $5) RETURNING id`,
        values: [input.day, input.endDay, input.text, input.kpi, actorOf(viewer).label],
      },
      connection,
    );
    await audit(connection, viewer, added?.id ?? 0, 'added');
  });
}

/** Only the author or an administrator changes or removes what was noted. */
export async function changeAnnotation(
  viewer: Viewer,
  id: number,
  input: AnnotationInput,
  catalogue: Catalogue,
): Promise<void> {
  if (input.kpi) requireKpiAccess([input.kpi], viewer.abilities, catalogue);
  await ownAnnotation(viewer, id, async (connection) => {
    await runSql(
      {
        text: 'UPDATE annotation SET day = $2, end_day = $3, text = $4, kpi_id = $5 WHERE id = $1',
        values: [id, input.day, input.endDay, input.text, input.kpi],
      },
      connection,
    );
    await audit(connection, viewer, id, 'changed');
  });
}

export async function deleteAnnotation(viewer: Viewer, id: number): Promise<void> {
  await ownAnnotation(viewer, id, async (connection) => {
    await runSql({ text: 'DELETE FROM annotation WHERE id = $1', values: [id] }, connection);
    await audit(connection, viewer, id, 'deleted');
  });
}

async function ownAnnotation(viewer: Viewer, id: number, change: (connection: Connection) => Promise<void>) {
  await transaction(async (connection) => {
    const [found] = await runSql<{ created_by: string }>(
      { text: 'SELECT created_by FROM annotation WHERE id = $1 FOR UPDATE', values: [id] },
      connection,
    );
    if (!found) throw new AppError('not_found', `There is no annotation ${id}`, { key: 'not_found' });
    if (found.created_by !== actorOf(viewer).label && viewer.role !== 'ADMIN') {
      throw new AppError('forbidden', 'Only its author or an administrator may do this', { key: 'forbidden' });
    }
    await change(connection);
  });
}

function audit(connection: Connection, viewer: Viewer, id: number, change: string): Promise<void> {
  const event = { actor: actorOf(viewer).label, action: 'annotation_changed' as const, target: `annotation:${id}` };
  return recordAudit({ ...event, details: { change } }, connection);
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { recordAudit } from '@/lib/auth/audit';
import { actorOf, type Viewer } from '@/lib/auth/viewer';
import { GRAINS, isDay } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import type { Catalogue } from '@/lib/kpi/catalogue';
import { DIMENSION_IDS } from '@/lib/kpi/dimensions';
import { filterSchema } from '@/lib/kpi/query';

const day = z.string().refine(isDay);

/** A question as it is kept. With `preset` its days move on: from and to are those of the day it was saved. */
export const savedQuerySchema = z.strictObject({
  kpis: z.array(z.string().max(80)).min(1).max(12),
  dimensions: z.array(z.enum(DIMENSION_IDS)).max(4),
  from: day,
  to: day,
  preset: z.string().max(40).nullable(),
  grain: z.enum([...GRAINS, 'none']),
  compare: z.enum(['previous_year', 'previous_period', 'none']),
  filters: z.array(filterSchema).max(20),
  sort: z.strictObject({ by: z.string().max(80), direction: z.enum(['asc', 'desc']) }).nullable(),
  asOf: z.union([z.int().min(0), day]).nullable(),
});
export type SavedQuery = z.infer<typeof savedQuerySchema>;

export const savedViewInput = z.object({
  name: z.string().trim().min(1, 'name').max(120, 'name'),
  query: savedQuerySchema,
  chart: z.string().max(20),
  isShared: z.boolean(),
});
export type SavedViewInput = z.infer<typeof savedViewInput>;

export interface SavedView extends SavedViewInput {
  id: string;
  owner: string;
  isOwn: boolean;
}

interface Row {
  id: string;
  owner_id: number;
  owner: string;
  name: string;
  query: unknown;
  chart: string;
  is_shared: boolean;
}

const SELECT = `SELECT v.id, v.owner_id, u.name AS owner, v.name, v.query, v.chart, v.is_shared
  FROM saved_view v JOIN app_user u ON u.id = v.owner_id`;

/** A view whose KPIs the reader may not see does not exist for the reader: not even its name tells of them. */
function readable(rows: readonly Row[], viewer: Viewer, catalogue: Catalogue): SavedView[] {
  return rows.flatMap((row): SavedView[] => {
    const query = savedQuerySchema.safeParse(row.query);
    if (!query.success) return [];
    const isClosed = query.data.kpis.some((id) => {
      const requires = catalogue.get(id)?.requires;
      return requires !== undefined && !viewer.abilities.includes(requires);
    });
    if (isClosed) return [];
    const { id, owner, name, chart, is_shared: isShared } = row;
    return [{ id, owner, name, chart, isShared, query: query.data, isOwn: row.owner_id === viewer.userId }];
  });
}

/** Own views and those that others share, by name. */
export async function listSavedViews(viewer: Viewer, catalogue: Catalogue): Promise<SavedView[]> {
  const rows = await runSql<Row>({
    text: `${SELECT} WHERE v.owner_id = $1 OR v.is_shared ORDER BY lower(v.name), v.id`,
    values: [viewer.userId],
  });
  return readable(rows, viewer, catalogue);
}

/** @throws AppError not_found for a view that is not there, not shared, or holds a KPI that the reader may not see */
export async function readSavedView(viewer: Viewer, id: string, catalogue: Catalogue): Promise<SavedView> {
  const rows = await runSql<Row>({
    text: `${SELECT} WHERE v.id = $1 AND (v.owner_id = $2 OR v.is_shared)`,
    values: [id, viewer.userId],
  });
  const [view] = readable(rows, viewer, catalogue);
  if (!view) throw new AppError('not_found', `There is no saved view ${id}`, { key: 'not_found' });
  return view;
}

export async function saveView(viewer: Viewer, input: SavedViewInput): Promise<string> {
  const id = randomUUID();
  await transaction(async (connection) => {
    await runSql(
      {
        text: 'INSERT INTO saved_view (id, owner_id, name, query, chart, is_shared) VALUES ($1, $2, $3, $4, $5, $6)',
        values: [id, viewer.userId, input.name, JSON.stringify(input.query), input.chart, input.isShared],
      },
      connection,
    );
    await audit(connection, viewer, id, { change: 'saved', name: input.name, shared: input.isShared });
  });
  return id;
}

/** Name, question and who sees it; only the owner changes a view. */
export async function changeView(viewer: Viewer, id: string, input: Partial<SavedViewInput>): Promise<void> {
  await transaction(async (connection) => {
    const changed = await runSql<{ id: string }>(
      {
        text: `UPDATE saved_view SET name = coalesce($3, name), query = coalesce($4::jsonb, query),
            chart = coalesce($5, chart), is_shared = coalesce($6, is_shared), updated_at = now()
          WHERE id = $1 AND owner_id = $2 RETURNING id`,
        values: [
          id,
          viewer.userId,
          input.name ?? null,
          input.query ? JSON.stringify(input.query) : null,
          input.chart ?? null,
          input.isShared ?? null,
        ],
      },
      connection,
    );
    if (changed.length === 0) throw new AppError('not_found', `There is no saved view ${id}`, { key: 'not_found' });
    const { name, isShared } = input;
    await audit(connection, viewer, id, { change: 'changed', name: name ?? null, shared: isShared ?? null });
  });
}

/** The owner deletes a view; an administrator may delete one that is shared. */
export async function deleteView(viewer: Viewer, id: string): Promise<void> {
  await transaction(async (connection) => {
    const gone = await runSql<{ name: string }>(
      {
        text: 'DELETE FROM saved_view WHERE id = $1 AND (owner_id = $2 OR ($3 AND is_shared)) RETURNING name',
        values: [id, viewer.userId, viewer.role === 'ADMIN'],
      },
      connection,
    );
    if (!gone[0]) throw new AppError('not_found', `There is no saved view ${id}`, { key: 'not_found' });
    await audit(connection, viewer, id, { change: 'deleted', name: gone[0].name });
  });
}

function audit(connection: Connection, viewer: Viewer, id: string, details: Record<string, string | boolean | null>) {
  const { label: actor } = actorOf(viewer);
  return recordAudit({ actor, action: 'view_changed', target: `saved_view:${id}`, details }, connection);
}

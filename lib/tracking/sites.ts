import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { recordAudit } from '@/lib/auth/audit';
import { actorOf, type Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { forgetTrackerSites } from './tracker-sites';

export interface SiteFacts {
  key: string;
  name: string;
  channel: string;
  channelId: number;
  origins: string[];
  isActive: boolean;
}

/** "https://shop.example" of whatever was typed or pasted; a test page of one's own machine may do without https. */
function originOf(text: string): string | null {
  try {
    const url = new URL(/^https?:\/\//i.test(text) ? text : `https://${text}`);
    const isLocal = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
    return isLocal || (url.protocol === 'https:' && url.hostname.includes('.')) ? url.origin : null;
  } catch {
    return null;
  }
}

export const siteInput = z.object({
  key: z.preprocess((value) => (value === '' ? undefined : value), z.string().optional()),
  name: z.string().trim().min(1).max(120),
  channel: z.coerce.number().int().positive(),
  origins: z
    .string()
    .transform((text) => text.split(/[\s,;]+/).filter(Boolean))
    .pipe(z.array(z.string()).min(1).max(50))
    .transform((lines, context) =>
      lines.map((line) => {
        const origin = originOf(line);
        if (origin === null) context.addIssue({ code: 'custom', message: 'origin', path: [] });
        return origin ?? '';
      }),
    ),
  isActive: z.preprocess((value) => value === 'on' || value === true, z.boolean()),
});

export function listSites(): Promise<SiteFacts[]> {
  return runSql<SiteFacts>(
    `SELECT s.key, s.name, c.name AS channel, s.channel_id AS "channelId", s.origins, s.is_active AS "isActive"
     FROM tracker_site s JOIN sales_channel c ON c.id = s.channel_id ORDER BY s.name, s.key`,
  );
}

/** Sales channels that have pages of their own. */
export function siteChannels(): Promise<{ id: number; name: string }[]> {
  return runSql(`SELECT id, name FROM sales_channel WHERE type IN ('site', 'other') ORDER BY (type <> 'site'), name`);
}

/** Adds a site, or changes the one whose key is given; its key. @throws AppError not_found */
export async function saveSite(input: z.infer<typeof siteInput>, viewer: Viewer): Promise<string> {
  const { name, channel, origins, isActive } = input;
  const key = await transaction(async (connection) => {
    const [row] = input.key
      ? await runSql<{ key: string }>(
          {
            text: `UPDATE tracker_site SET name = $2, channel_id = $3, origins = $4, is_active = $5 WHERE key = $1 RETURNING key`,
            values: [input.key, name, channel, origins, isActive],
          },
          connection,
        )
      : await runSql<{ key: string }>(
          {
            text: `INSERT INTO tracker_site (key, name, channel_id, origins, created_by)
              SELECT $1, $2, id, $4, $5 FROM sales_channel WHERE id = $3 RETURNING key`,
            values: [randomBytes(8).toString('hex'), name, channel, origins, viewer.name || viewer.email],
          },
          connection,
        );
    if (!row) throw new AppError('not_found', 'There is no such site or sales channel.');
    await recordAudit(
      {
        actor: actorOf(viewer).label,
        action: 'tracking_changed',
        target: `site:${row.key}`,
        details: { name, origins: origins.join(' '), active: input.key ? isActive : true },
      },
      connection,
    );
    return row.key;
  });
  forgetTrackerSites();
  return key;
}

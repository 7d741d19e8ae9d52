import { runSql } from '@/lib/db/run-sql';
import { type Finder, type LookUp, type LookUpKind, plain } from '../look-up';

interface NamedDimension {
  kind: LookUpKind;
  table: string;
  /** column that holds the source's own name for it */
  code: string;
  /** other columns under which it may be named */
  names: readonly string[];
  /** whether a missing one is made */
  makes: boolean;
}

/** A dimension that is named by a text: by its code as it is written, then by code or name in any case. */
export function namedFinder({ kind, table, code, names, makes }: NamedDimension): Finder {
  const byName = [code, ...names].map((column) => `SELECT lower(${column}) AS name, id FROM ${table}`).join(' UNION ');
  return async (connection, { sourceId }, asked) => {
    await runSql(
      `CREATE TEMP TABLE found_${kind} AS
       SELECT a.asked, coalesce(c.id, n.id) AS id FROM (SELECT DISTINCT asked FROM (${asked}) q) a
       LEFT JOIN ${table} c ON c.${code} = a.asked
       LEFT JOIN (SELECT name, min(id) AS id FROM (${byName}) x WHERE name <> '' GROUP BY 1 HAVING count(*) = 1) n
         ON n.name = lower(a.asked)
       WHERE a.asked <> ''`,
      connection,
    );
    if (!makes) return;
    const title = names.includes('name') ? ', name' : '';
    await runSql(
      `WITH made AS (
         INSERT INTO ${table} (${code}${title}, source_id)
         SELECT DISTINCT ON (lower(asked)) asked${title && ', asked'}, ${sourceId} FROM found_${kind} WHERE id IS NULL
         ORDER BY lower(asked), asked RETURNING id, ${code} AS asked),
       noted AS (INSERT INTO made_row SELECT '${kind}', id FROM made)
       UPDATE found_${kind} f SET id = made.id FROM made WHERE lower(made.asked) = lower(f.asked) AND f.id IS NULL`,
      connection,
    );
  };
}

const named = (kind: LookUpKind, expression: string): LookUp => ({
  kind,
  asks: { asked: expression },
  join: `LEFT JOIN found_${kind} ${kind} ON ${kind}.asked = ${expression}`,
});

export const warehouseOf = (expression = 's.warehouse'): LookUp => named('warehouse', plain(expression));
export const carrierOf = (expression = 's.carrier'): LookUp => named('carrier', plain(expression));
export const promotionOf = (expression = 's.code'): LookUp => named('promotion', plain(expression));

/** A sales channel is never made of a name in a template: a slip of the pen would open a shop. */
export const channelOf = (expression = 's.channel'): LookUp => ({
  ...named('channel', plain(expression)),
  refuse: {
    when: `${plain(expression)} <> '' AND channel.id IS NULL`,
    field: 'channel',
    code: 'unknown_channel',
    value: plain(expression),
  },
});

/** Influencers are known by their handle, with or without its sign. */
export const influencerOf = (expression = 's.influencer'): LookUp =>
  named('influencer', `ltrim(${plain(expression)}, '@')`);

export const findWarehouses = namedFinder({
  kind: 'warehouse',
  table: 'warehouse',
  code: 'code',
  names: ['name'],
  makes: true,
});
export const findCarriers = namedFinder({
  kind: 'carrier',
  table: 'carrier',
  code: 'code',
  names: ['name'],
  makes: true,
});
export const findPromotions = namedFinder({
  kind: 'promotion',
  table: 'promotion',
  code: 'code',
  names: ['name'],
  makes: true,
});
export const findChannels = namedFinder({
  kind: 'channel',
  table: 'sales_channel',
  code: 'code',
  names: ['name'],
  makes: false,
});
export const findInfluencers = namedFinder({
  kind: 'influencer',
  table: 'influencer',
  code: 'handle',
  names: ['name', 'code', `ltrim(handle, '@')`],
  makes: true,
});

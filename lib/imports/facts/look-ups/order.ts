import { runSql } from '@/lib/db/run-sql';
import { type Finder, type LookUp, plain } from '../look-up';

// Spreadsheets and shops write "#1001" or "'1001" for one and the same order.
const clean = (expression: string) => `ltrim(${plain(expression)}, '''')`;

const lookUp = (expression: string): LookUp => ({
  kind: 'order',
  asks: { asked: clean(expression) },
  join: `LEFT JOIN found_order ord ON ord.asked = ${clean(expression)}`,
});

/** An order that the row is about, by its number. */
export const orderOf = (expression = 's.order_ref'): LookUp => ({
  ...lookUp(expression),
  refuse: { when: 'ord.order_id IS NULL', field: 'order_ref', code: 'unknown_order', value: clean(expression) },
});

/** Refused only where the row names an order. */
export const orderIfNamed = (expression = 's.order_ref'): LookUp => ({
  ...lookUp(expression),
  refuse: {
    when: `${clean(expression)} <> '' AND ord.order_id IS NULL`,
    field: 'order_ref',
    code: 'unknown_order',
    value: clean(expression),
  },
});

/** Where an order that is not known yet is no reason to refuse the row. */
export const orderIfKnown = (expression = 's.order_ref'): LookUp => lookUp(expression);

/** In the source itself; for systems that number other systems' orders in all of them, when exactly one answers. */
export const findOrders: Finder = async (connection, { sourceId, format }, asked) => {
  const anywhere = format.refersToAnyOrder === true;
  await runSql(
    `CREATE TEMP TABLE found_order AS
     WITH a AS (
       SELECT DISTINCT q.asked, v.ref FROM (${asked}) q,
       LATERAL (VALUES (q.asked), (ltrim(q.asked, '#')), ('#' || ltrim(q.asked, '#'))) AS v (ref) WHERE q.asked <> ''),
     k AS (
       SELECT a.asked, k.order_id, k.person_id, k.source_id, a.ref = a.asked AS exact
       FROM a JOIN order_key k ON k.external_ref = a.ref ${anywhere ? '' : `AND k.source_id = ${sourceId}`})
     SELECT DISTINCT ON (asked) asked, order_id, person_id
     FROM (SELECT *, count(*) OVER (PARTITION BY asked, source_id = ${sourceId}, exact) AS answers FROM k) x
     WHERE answers = 1 ORDER BY asked, (source_id = ${sourceId}) DESC, exact DESC`,
    connection,
  );
  await runSql('ANALYZE found_order', connection);
};

import { type Connection, runSql } from '@/lib/db/run-sql';
import { type Scope, scoped } from './movement-scope';

/** Before every month: no order before. */
const NONE = "DATE '0001-01-01'";
const OF_ORDERS = 'shop_order o';
const OF_CATEGORIES = 'order_category c JOIN shop_order o ON o.person_id = c.person_id AND o.id = c.order_id';

/** Within what customers are counted: an order's customer is the same in all of them, the order before is not. */
const SCOPES = [
  { scope: 'shop', member: '0', from: OF_ORDERS },
  { scope: 'channel', member: 'o.channel_id', from: OF_ORDERS },
  { scope: 'category', member: 'c.category_id', from: OF_CATEGORIES },
] as const;

/** Creates the empty temporary table of what rollup_customer_month is the sum of. */
export async function createCustomerMovements(connection: Connection): Promise<void> {
  await runSql('DROP TABLE IF EXISTS pg_temp.customer_movement', connection);
  await runSql(
    `CREATE TEMP TABLE customer_movement (scope text, month date, currency char(3), member_id int, previous_month date,
       earlier_month date, orders bigint)`,
    connection,
  );
}

/**
 * Adds the orders in scope, times `sign`, by their month and the months of their customer's two orders before. A change
 * of one order moves what its customer's later orders say, so that the scope must hold all orders of its customers.
 */
export async function recordCustomerMovements(connection: Connection, sign: 1 | -1, scope: Scope): Promise<void> {
  for (const { scope: name, member, from } of SCOPES) {
    await runSql(
      `INSERT INTO customer_movement
       SELECT '${name}', month, currency, member_id, previous_month, earlier_month, ${sign} * count(*)
       FROM (SELECT o.month, o.currency, ${member} AS member_id, coalesce(lag(o.month) OVER w, ${NONE}) AS previous_month,
           coalesce(lag(o.month, 2) OVER w, ${NONE}) AS earlier_month
         FROM ${from} ${scoped('o', 'o.id', scope)} WHERE o.is_valid AND o.is_identified
         WINDOW w AS (PARTITION BY o.person_id, o.currency, ${member} ORDER BY o.month)) v
       GROUP BY 2, 3, 4, 5, 6`,
      connection,
    );
  }
}

/** The scope must hold all orders of its customers; whoever filled it may have named single ones. */
export async function completeCustomers(connection: Connection): Promise<void> {
  await runSql(
    `INSERT INTO touched_order
     SELECT o.person_id, o.id FROM shop_order o JOIN (SELECT DISTINCT person_id FROM touched_order) t ON t.person_id = o.person_id
     EXCEPT SELECT person_id, order_id FROM touched_order`,
    connection,
  );
}

export type Scope = 'touched' | 'all';

/** `touched_order (person_id, order_id)` is a temporary table that the import fills. */
export const scoped = (alias: string, order: string, scope: Scope) =>
  scope === 'all' ? '' : `JOIN touched_order t ON t.person_id = ${alias}.person_id AND t.order_id = ${order}`;

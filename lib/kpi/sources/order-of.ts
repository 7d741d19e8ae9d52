/** Joins the order that a row of another table belongs to. */
export const orderOf = (alias: string) =>
  `LEFT JOIN shop_order o ON o.person_id = ${alias}.person_id AND o.id = ${alias}.order_id`;
export const orderRef = (alias: string) =>
  `(SELECT od.external_ref FROM shop_order od WHERE od.person_id = ${alias}.person_id AND od.id = ${alias}.order_id)`;

/** The tables that hold the facts of an order, with the column that names it. Their keys are person, order, id. */
export const FACTS_OF_AN_ORDER: readonly (readonly [table: string, orderColumn: string])[] = [
  ['shop_order', 'id'],
  ['order_line', 'order_id'],
  ['refund_line', 'order_id'],
  ['payment', 'order_id'],
  ['dispute', 'order_id'],
  ['shipment', 'order_id'],
  ['review', 'order_id'],
  ['order_status_change', 'order_id'],
];

/** What a change of an order's header or lines can touch; the rest of its facts changes by itself. */
export const HEADER_AND_LINES = FACTS_OF_AN_ORDER.slice(0, 3);

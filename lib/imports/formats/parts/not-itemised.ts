import type { DraftLine } from './order-draft';

export const NOT_ITEMISED = '(not itemised)';

/** The one line of an order whose export states its amount but no articles: it claims no units. */
export function notItemised(rowNo: number, gross: number, discount = 0): DraftLine {
  return { rowNo, kind: 'sale', product: { sku: NOT_ITEMISED, name: NOT_ITEMISED }, quantity: 0, gross, discount };
}

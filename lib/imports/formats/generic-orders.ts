import type { Format } from '../format';
import { GENERIC_ORDER_FIELDS } from './parts/generic-orders-fields';
import { GenericOrdersHandler } from './parts/generic-orders-handler';

/** Any export with one row per order line: the file of a shop, a till, a spreadsheet. */
export const genericOrders: Format = {
  id: 'generic-orders',
  label: { en: 'Order lines (any shop)', fr: 'Lignes de commande (toute boutique)' },
  source: { code: 'orders', name: 'Orders', kind: 'ecommerce' },
  fields: GENERIC_ORDER_FIELDS,
  requires: [['order_ref'], ['booked_at'], ['sku', 'product_name'], ['line_total', 'unit_price', 'gross_amount']],
  open: (context) => new GenericOrdersHandler(context),
};

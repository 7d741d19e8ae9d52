import type { Format } from '../format';
import { SHOPIFY_ORDER_FIELDS } from './parts/shopify-orders-fields';
import { ShopifyOrdersHandler } from './parts/shopify-orders-handler';
import { SHOPIFY_SOURCE } from './parts/shopify-source';

/**
 * Shopify admin, Orders > Export: one row per line; what is said of the order stands on its first line only.
 * The headers are English in every language of the admin. Net follows the line price; where Subtotal + Shipping already
 * make up Total, prices include tax, and it is taken out.
 */
export const shopifyOrders: Format = {
  id: 'shopify-orders',
  label: { en: 'Shopify orders', fr: 'Commandes Shopify' },
  source: SHOPIFY_SOURCE,
  fields: SHOPIFY_ORDER_FIELDS,
  requires: [
    ['order_ref'],
    ['booked_at'],
    ['product_name'],
    ['quantity'],
    ['unit_price'],
    ['financial_status', 'total'],
  ],
  exact: ['Name', 'Financial Status', 'Created at', 'Lineitem quantity', 'Lineitem name', 'Lineitem price'],
  open: (context) => new ShopifyOrdersHandler(context),
};

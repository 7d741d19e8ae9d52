import type { Format } from '../format';
import { fieldSpec as field } from './parts/field-spec';
import { ControlTotalsHandler } from './parts/woocommerce-control-totals';
import { WOOCOMMERCE } from './parts/woocommerce-source';

/** WooCommerce Analytics, Orders: articles are text only ("2× Mug"), so its sums per day are control totals. */
export const woocommerceAnalyticsOrders: Format = {
  id: 'woocommerce-analytics-orders',
  label: { en: 'WooCommerce Analytics: orders (control)', fr: 'WooCommerce Analytics : commandes (contrôle)' },
  source: WOOCOMMERCE,
  fields: [
    field('day', 'date', 'Day', 'Jour', 'Date'),
    field('order_ref', 'text', 'Order number', 'N° de commande', 'Order # | Commande # | Commande n° | N° de commande'),
    field('status', 'text', 'Status', 'État', 'Status | État | Statut'),
    field('customer_type', 'text', 'Customer type', 'Type de client', 'Customer type | Type de client'),
    field('units', 'integer', 'Items sold', 'Articles vendus', 'Items sold | Articles vendus'),
    field('net', 'amount', 'Net sales', 'Ventes nettes', 'Net Sales | Ventes nettes'),
  ],
  requires: [['day'], ['order_ref'], ['units'], ['net'], ['customer_type', 'status']],
  exact: ['Date', 'Order #', 'Status', 'Customer', 'Customer type', 'Items sold'],
  facts: ['stage_control_total'],
  open: (context) =>
    new ControlTotalsHandler(
      context,
      [
        { field: 'order_ref', measure: 'order_count', isCount: true, isRow: true },
        { field: 'units', measure: 'units_sold', isCount: true },
        { field: 'net', measure: 'net_revenue' },
      ],
      (cell) => /cancel|annul|fail|échou|trash/i.test(cell('status')),
    ),
};

import type { Format } from '../format';
import { fieldSpec as field } from './parts/field-spec';
import { ControlTotalsHandler } from './parts/woocommerce-control-totals';
import { WOOCOMMERCE } from './parts/woocommerce-source';

/** WooCommerce Analytics, Revenue: sums per day, kept as control totals only. */
export const woocommerceAnalyticsRevenue: Format = {
  id: 'woocommerce-analytics-revenue',
  label: { en: 'WooCommerce Analytics: revenue (control)', fr: 'WooCommerce Analytics : revenus (contrôle)' },
  source: WOOCOMMERCE,
  fields: [
    field('day', 'date', 'Day', 'Jour', 'Date'),
    field('orders', 'integer', 'Orders', 'Commandes', 'Orders | Commandes'),
    field('gross', 'amount', 'Gross sales', 'Ventes brutes', 'Gross sales | Ventes brutes'),
    field('returns', 'amount', 'Returns', 'Retours', 'Returns | Retours | Refunds | Remboursements'),
    field('coupons', 'amount', 'Coupons', 'Codes promo', 'Coupons | Codes promo'),
    field('net', 'amount', 'Net sales', 'Ventes nettes', 'Net sales | Ventes nettes'),
    field('taxes', 'amount', 'Taxes', 'Taxes', 'Taxes | TVA'),
    field('shipping', 'amount', 'Shipping', 'Livraison', 'Shipping | Expédition | Livraison'),
    field('total', 'amount', 'Total sales', 'Total des ventes', 'Total sales | Total des ventes | Ventes totales'),
  ],
  requires: [['day'], ['gross'], ['net'], ['coupons', 'returns']],
  exact: ['Date', 'Orders', 'Gross sales', 'Returns', 'Coupons', 'Net sales', 'Taxes', 'Shipping', 'Total sales'],
  facts: ['stage_control_total'],
  open: (context) =>
    new ControlTotalsHandler(context, [
      { field: 'orders', measure: 'order_count', isCount: true },
      { field: 'gross', measure: 'gross_revenue' },
      { field: 'returns', measure: 'refund_amount', isNegated: true },
      { field: 'coupons', measure: 'discount_amount', isNegated: true },
      { field: 'net', measure: 'net_revenue' },
      { field: 'taxes', measure: 'tax_amount' },
      { field: 'shipping', measure: 'shipping_revenue' },
      { field: 'total', measure: 'total_sales' },
    ]),
};

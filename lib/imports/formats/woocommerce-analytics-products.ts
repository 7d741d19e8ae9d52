import type { Format } from '../format';
import { fieldSpec as field } from './parts/field-spec';
import { PERIOD_ASKS } from './parts/period-asks';
import { ControlTotalsHandler } from './parts/woocommerce-control-totals';
import { WOOCOMMERCE } from './parts/woocommerce-source';

/** WooCommerce Analytics, Products: what a period sold, without days; its sums are control totals of that period. */
export const woocommerceAnalyticsProducts: Format = {
  id: 'woocommerce-analytics-products',
  label: { en: 'WooCommerce Analytics: products (control)', fr: 'WooCommerce Analytics : produits (contrôle)' },
  source: WOOCOMMERCE,
  fields: [
    field('title', 'text', 'Product', 'Produit', 'Product title | Titre du produit | Nom du produit'),
    field('sku', 'text', 'SKU', 'UGS', 'SKU | UGS'),
    field('units', 'integer', 'Items sold', 'Articles vendus', 'Items sold | Articles vendus'),
    field('net', 'amount', 'Net revenue', 'Revenu net', 'N. Revenue | Net sales | Revenu net | Ventes nettes'),
    field('variations', 'text', 'Variations', 'Variations', 'Variations'),
  ],
  requires: [['title'], ['units'], ['net'], ['variations']],
  exact: ['Product title', 'SKU', 'Items sold', 'Orders', 'Category', 'Variations'],
  asks: PERIOD_ASKS,
  facts: ['stage_control_total'],
  open: (context) =>
    new ControlTotalsHandler(context, [
      { field: 'units', measure: 'units_sold', isCount: true },
      { field: 'net', measure: 'net_revenue' },
    ]),
};

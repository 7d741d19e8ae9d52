import type { Format } from '../format';
import { fieldSpec as field } from './parts/field-spec';
import { WooCommerceOrdersHandler } from './parts/woocommerce-orders-handler';
import { WOOCOMMERCE } from './parts/woocommerce-source';

/**
 * "Order Export & Order Import for WooCommerce" (WebToffee): one row per order with its lines in columns line_item_1,
 * line_item_2, … as `name:…|sku:…|quantity:…|total:…|sub_total:…`, or one row per line with item_name, item_sku, ….
 * Amounts of lines are without tax; sub_total is before the discount of coupons, total after it.
 */
export const woocommerceOrders: Format = {
  id: 'woocommerce-orders',
  label: { en: 'WooCommerce orders (WebToffee)', fr: 'Commandes WooCommerce (WebToffee)' },
  source: WOOCOMMERCE,
  fields: [
    field('order_number', 'text', 'Order number', 'N° de commande', 'order_number'),
    field('order_id', 'text', 'Order id', 'Identifiant de commande', 'order_id'),
    field('booked_at', 'date', 'Order date', 'Date de commande', 'order_date'),
    field('paid_at', 'date', 'Payment date', 'Date de paiement', 'paid_date'),
    field('status', 'text', 'Status', 'Statut', 'status'),
    field('shipping', 'amount', 'Shipping charged', 'Frais de port facturés', 'shipping_total'),
    field('tax', 'amount', 'Tax', 'Taxes', 'tax_total'),
    field('discount', 'amount', 'Discount', 'Remise', 'discount_total | cart_discount'),
    field('total', 'amount', 'Order total', 'Total de la commande', 'order_total'),
    field('subtotal', 'amount', 'Subtotal', 'Sous-total', 'order_subtotal'),
    field('currency', 'text', 'Currency', 'Devise', 'order_currency'),
    field('payment_title', 'text', 'Payment method', 'Mode de paiement', 'payment_method_title'),
    field('payment_method', 'text', 'Payment method (code)', 'Mode de paiement (code)', 'payment_method'),
    field('email', 'text', 'Customer e-mail', 'E-mail du client', 'billing_email'),
    field('account_email', 'text', 'Account e-mail', 'E-mail du compte', 'customer_email'),
    field('phone', 'text', 'Customer phone', 'Téléphone du client', 'billing_phone'),
    field('country', 'text', 'Country', 'Pays', 'shipping_country'),
    field('state', 'text', 'State or department', 'Département ou État', 'shipping_state'),
    field('city', 'text', 'City', 'Ville', 'shipping_city'),
    field('postcode', 'text', 'Postcode', 'Code postal', 'shipping_postcode'),
    field('billing_country', 'text', 'Country (billing)', 'Pays (facturation)', 'billing_country'),
    field('billing_state', 'text', 'State (billing)', 'Département (facturation)', 'billing_state'),
    field('billing_city', 'text', 'City (billing)', 'Ville (facturation)', 'billing_city'),
    field('billing_postcode', 'text', 'Postcode (billing)', 'Code postal (facturation)', 'billing_postcode'),
    field('device', 'text', 'Device', 'Appareil', 'meta:_wc_order_attribution_device_type'),
    field('fees', 'text', 'Fees', 'Frais', 'fee_items'),
    field('coupons', 'text', 'Coupons', 'Codes promo', 'coupon_items'),
    field('refunds', 'text', 'Refunds', 'Remboursements', 'refund_items'),
    field('line_item', 'text', 'Lines (first column)', 'Lignes (première colonne)', 'line_item_1'),
    field('item_name', 'text', 'Product name', 'Nom du produit', 'item_name'),
    field('item_sku', 'text', 'SKU', 'Référence produit', 'item_sku'),
    field('item_quantity', 'integer', 'Quantity', 'Quantité', 'item_quantity'),
    field('item_subtotal', 'amount', 'Line amount before discount', 'Montant brut de la ligne', 'item_subtotal'),
    field('item_total', 'amount', 'Line amount', 'Montant de la ligne', 'item_total'),
    field('item_tax', 'amount', 'Line tax', 'TVA de la ligne', 'item_total_tax'),
    field('item_refunded', 'amount', 'Refunded of the line', 'Remboursé de la ligne', 'item_refunded'),
    field('item_refunded_qty', 'integer', 'Pieces given back', 'Pièces rendues', 'item_refunded_qty'),
  ],
  requires: [['order_number', 'order_id'], ['booked_at'], ['status'], ['total']],
  exact: ['order_number', 'order_date', 'status', 'order_total', 'order_currency', 'shipping_items'],
  open: (context) => new WooCommerceOrdersHandler(context),
};

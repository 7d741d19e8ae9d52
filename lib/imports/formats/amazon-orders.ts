import type { Format } from '../format';
import { AmazonOrdersHandler } from './parts/amazon-orders-handler';
import { AMAZON } from './parts/amazon-source';
import { fieldSpec } from './parts/field-spec';

/** All orders, by order date or by last update: one row per item; amounts are those of the whole line. */
export const amazonOrders: Format = {
  id: 'amazon-orders',
  label: { en: 'Amazon orders (all orders)', fr: 'Commandes Amazon (toutes les commandes)' },
  source: AMAZON,
  fields: [
    fieldSpec('order_ref', 'text', 'Order', 'Commande', 'amazon-order-id'),
    fieldSpec('merchant_order_id', 'text', 'Own order number', 'N° de commande propre', 'merchant-order-id'),
    fieldSpec('line_ref', 'text', 'Line', 'Ligne', 'order-item-id | amazon-order-item-id'),
    fieldSpec('booked_at', 'date', 'Purchase date', 'Date d’achat', 'purchase-date'),
    fieldSpec('updated_at', 'date', 'Last update', 'Dernière mise à jour', 'last-updated-date'),
    fieldSpec('status', 'text', 'Order status', 'Statut de la commande', 'order-status'),
    fieldSpec('item_status', 'text', 'Item status', 'Statut de l’article', 'item-status'),
    fieldSpec('fulfilment', 'text', 'Fulfilment', 'Expédié par', 'fulfillment-channel | fulfilment-channel'),
    fieldSpec('channel', 'text', 'Marketplace', 'Place de marché', 'sales-channel'),
    fieldSpec('service', 'text', 'Shipping service', 'Service de livraison', 'ship-service-level'),
    fieldSpec('product_name', 'text', 'Product', 'Produit', 'product-name'),
    fieldSpec('sku', 'text', 'SKU', 'Référence produit', 'sku'),
    fieldSpec('asin', 'text', 'ASIN', 'ASIN', 'asin'),
    fieldSpec('quantity', 'integer', 'Quantity', 'Quantité', 'quantity'),
    fieldSpec('currency', 'text', 'Currency', 'Devise', 'currency'),
    fieldSpec('item_price', 'amount', 'Line price', 'Prix de la ligne', 'item-price'),
    fieldSpec('item_tax', 'amount', 'Line tax', 'TVA de la ligne', 'item-tax'),
    fieldSpec('shipping_price', 'amount', 'Shipping', 'Frais de port', 'shipping-price'),
    fieldSpec('shipping_tax', 'amount', 'Shipping tax', 'TVA du port', 'shipping-tax'),
    fieldSpec('gift_wrap_price', 'amount', 'Gift wrap', 'Papier cadeau', 'gift-wrap-price'),
    fieldSpec('gift_wrap_tax', 'amount', 'Gift wrap tax', 'TVA du papier cadeau', 'gift-wrap-tax'),
    fieldSpec('discount', 'amount', 'Discount', 'Remise', 'item-promotion-discount'),
    fieldSpec('ship_discount', 'amount', 'Shipping discount', 'Remise sur le port', 'ship-promotion-discount'),
    fieldSpec('city', 'text', 'City', 'Ville', 'ship-city'),
    fieldSpec('state', 'text', 'State', 'Département ou État', 'ship-state'),
    fieldSpec('postcode', 'text', 'Postcode', 'Code postal', 'ship-postal-code'),
    fieldSpec('country', 'text', 'Country', 'Pays', 'ship-country'),
    fieldSpec('promotion_ids', 'text', 'Promotions', 'Promotions', 'promotion-ids'),
  ],
  requires: [['order_ref'], ['booked_at'], ['status'], ['sku'], ['quantity'], ['item_price']],
  exact: ['amazon-order-id', 'purchase-date', 'order-status', 'item-price', 'sales-channel'],
  open: (context) => new AmazonOrdersHandler(context),
};

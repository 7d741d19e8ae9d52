import type { Format } from '../format';
import { fieldSpec } from './parts/field-spec';
import { deriveSquareOrders } from './parts/square-derive';
import { SquareHandler } from './parts/square-handler';
import { SQUARE } from './parts/square-source';

const FIELDS = [
  fieldSpec('date', 'date', 'Date', 'Date', 'Date'),
  fieldSpec('time', 'text', 'Time', 'Heure', 'Time'),
  fieldSpec('transaction', 'text', 'Transaction', 'Transaction', 'Transaction ID'),
  fieldSpec('payment', 'text', 'Payment', 'Paiement', 'Payment ID'),
  fieldSpec('event', 'text', 'Event', 'Événement', 'Event Type'),
  fieldSpec('category', 'text', 'Category', 'Catégorie', 'Category'),
  fieldSpec('item', 'text', 'Product', 'Produit', 'Item'),
  fieldSpec('variation', 'text', 'Variation', 'Déclinaison', 'Price Point Name'),
  fieldSpec('sku', 'text', 'SKU', 'Référence produit', 'SKU'),
  fieldSpec('barcode', 'text', 'Barcode', 'Code-barres', 'GTIN'),
  fieldSpec('modifiers', 'text', 'Options', 'Options', 'Modifiers Applied'),
  fieldSpec('quantity', 'amount', 'Quantity', 'Quantité', 'Qty'),
  fieldSpec('gross', 'amount', 'Gross sales', 'Ventes brutes', 'Gross Sales'),
  fieldSpec('discount', 'amount', 'Discounts', 'Remises', 'Discounts'),
  fieldSpec('net', 'amount', 'Net sales', 'Ventes nettes', 'Net Sales'),
  fieldSpec('tax', 'amount', 'Tax', 'TVA', 'Tax'),
  fieldSpec('location', 'text', 'Store', 'Boutique', 'Location'),
  fieldSpec('channel', 'text', 'Channel', 'Canal', 'Channel'),
  fieldSpec('customer', 'text', 'Own customer number', 'N° client propre', 'Customer Reference ID'),
  fieldSpec('customer_id', 'text', 'Customer number', 'N° client', 'Customer ID'),
  fieldSpec('kind', 'text', 'Kind of line', 'Type de ligne', 'Itemization Type'),
  fieldSpec('brand', 'text', 'Card brand', 'Marque de la carte', 'Card Brand'),
];

/** What each transaction sold; refunds are rows of their own. Layouts have 21 to 35 columns. */
export const squareItems: Format = {
  id: 'square-items',
  label: { en: 'Square item details', fr: 'Détail des articles Square' },
  source: SQUARE,
  fields: FIELDS,
  requires: [['date'], ['transaction'], ['item', 'sku'], ['quantity'], ['gross'], ['net']],
  exact: ['Item', 'Qty', 'Price Point Name', 'Gross Sales', 'Transaction ID'],
  derive: deriveSquareOrders,
  open: (context) =>
    new SquareHandler(context, {
      entity: 'items',
      fields: FIELDS,
      // A line has no id; what was rung up does not change afterwards, so that all of it tells lines apart.
      keysRepeat: true,
      longTexts: ['modifiers'],
      key: ['event', 'at', 'item', 'variation', 'sku', 'modifiers', 'quantity', 'gross', 'discount', 'net', 'tax'],
    }),
};

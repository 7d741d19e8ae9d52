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
  fieldSpec('status', 'text', 'Status', 'Statut', 'Transaction Status'),
  fieldSpec('gross', 'amount', 'Gross sales', 'Ventes brutes', 'Gross Sales'),
  fieldSpec('discount', 'amount', 'Discounts', 'Remises', 'Discounts'),
  fieldSpec('service', 'amount', 'Service charges', 'Frais de service', 'Service Charges'),
  fieldSpec('tax', 'amount', 'Tax', 'TVA', 'Tax'),
  fieldSpec('tip', 'amount', 'Tip', 'Pourboire', 'Tip'),
  fieldSpec('total', 'amount', 'Total collected', 'Total encaissé', 'Total Collected'),
  fieldSpec('card', 'amount', 'By card', 'Par carte', 'Card'),
  fieldSpec('cash', 'amount', 'In cash', 'En espèces', 'Cash'),
  fieldSpec('gift_card', 'amount', 'By gift card', 'Par carte cadeau', 'Square Gift Card'),
  fieldSpec('other', 'amount', 'Otherwise', 'Autrement', 'Other Tender'),
  fieldSpec('other_type', 'text', 'Other method', 'Autre moyen', 'Other Tender Type'),
  fieldSpec('cash_app', 'amount', 'By Cash App', 'Par Cash App', 'Cash App'),
  fieldSpec('fees', 'amount', 'Fees', 'Frais', 'Fees'),
  fieldSpec('brand', 'text', 'Card brand', 'Marque de la carte', 'Card Brand'),
  fieldSpec('location', 'text', 'Store', 'Boutique', 'Location'),
  fieldSpec('channel', 'text', 'Channel', 'Canal', 'Channel'),
  fieldSpec('customer', 'text', 'Own customer number', 'N° client propre', 'Customer Reference ID'),
  fieldSpec('customer_id', 'text', 'Customer number', 'N° client', 'Customer ID'),
  fieldSpec('reason', 'text', 'Refund reason', 'Motif du remboursement', 'Refund Reason'),
];

/** How each transaction was paid. "Card" and "Cash" are amounts: one transaction may be paid in several ways. */
export const squareTransactions: Format = {
  id: 'square-transactions',
  label: { en: 'Square transactions', fr: 'Transactions Square' },
  source: SQUARE,
  fields: FIELDS,
  requires: [['date'], ['transaction'], ['gross'], ['total'], ['card', 'cash']],
  exact: ['Total Collected', 'Card Entry Methods', 'Square Gift Card', 'Net Total', 'Transaction ID'],
  derive: deriveSquareOrders,
  open: (context) =>
    new SquareHandler(context, {
      entity: 'transactions',
      fields: FIELDS,
      key: ['event', 'payment', 'at'],
      longTexts: ['reason'],
    }),
};

import type { Format } from '../format';
import { AmazonSettlementHandler } from './parts/amazon-settlement-handler';
import { AMAZON } from './parts/amazon-source';
import { fieldSpec } from './parts/field-spec';

/** Flat file V2 of a settlement: a first row with its total, then one row per amount. */
export const amazonSettlement: Format = {
  id: 'amazon-settlement',
  label: { en: 'Amazon settlement (V2)', fr: 'Règlement Amazon (V2)' },
  source: AMAZON,
  fields: [
    fieldSpec('settlement_id', 'text', 'Settlement', 'Règlement', 'settlement-id'),
    { ...fieldSpec('deposit_date', 'date', 'Deposit date', 'Date du versement', 'deposit-date'), dateOrder: 'dmy' },
    {
      ...fieldSpec('settlement_end', 'date', 'End of the period', 'Fin de la période', 'settlement-end-date'),
      dateOrder: 'dmy',
    },
    fieldSpec('total_amount', 'amount', 'Total paid out', 'Total versé', 'total-amount'),
    fieldSpec('currency', 'text', 'Currency', 'Devise', 'currency'),
    fieldSpec('transaction_type', 'text', 'Transaction', 'Opération', 'transaction-type'),
    fieldSpec('order_id', 'text', 'Order', 'Commande', 'order-id'),
    fieldSpec('merchant_order_id', 'text', 'Own order number', 'N° de commande propre', 'merchant-order-id'),
    fieldSpec('marketplace', 'text', 'Marketplace', 'Place de marché', 'marketplace-name'),
    fieldSpec('adjustment_id', 'text', 'adjustment-id', 'adjustment-id', 'adjustment-id'),
    fieldSpec('shipment_id', 'text', 'shipment-id', 'shipment-id', 'shipment-id'),
    fieldSpec('amount_type', 'text', 'Type of amount', 'Type de montant', 'amount-type'),
    fieldSpec('amount_description', 'text', 'What for', 'Objet du montant', 'amount-description'),
    fieldSpec('amount', 'amount', 'Amount', 'Montant', 'amount'),
    { ...fieldSpec('posted_date', 'date', 'Day', 'Jour', 'posted-date'), dateOrder: 'dmy' },
    { ...fieldSpec('posted_at', 'date', 'posted-date-time', 'posted-date-time', 'posted-date-time'), dateOrder: 'dmy' },
    fieldSpec('order_item_code', 'text', 'order-item-code', 'order-item-code', 'order-item-code'),
    fieldSpec(
      'adjustment_item',
      'text',
      'merchant-adjustment-item-id',
      'merchant-adjustment-item-id',
      'merchant-adjustment-item-id',
    ),
    fieldSpec('sku', 'text', 'SKU', 'Référence produit', 'sku'),
    fieldSpec('quantity', 'integer', 'quantity-purchased', 'quantity-purchased', 'quantity-purchased'),
    fieldSpec('promotion_id', 'text', 'promotion-id', 'promotion-id', 'promotion-id'),
  ],
  requires: [['settlement_id'], ['total_amount'], ['amount'], ['amount_type'], ['posted_date', 'posted_at']],
  exact: ['settlement-id', 'total-amount', 'amount-type', 'amount-description', 'posted-date'],
  facts: ['stage_payout', 'stage_payout_line'],
  open: (context) => new AmazonSettlementHandler(context),
};

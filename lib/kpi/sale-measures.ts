import { percentile, sum } from './measure';

/** Measures of sold and refunded lines. Money is in ten-thousandths. */
export const SALE_MEASURES = {
  gross: sum('money', ['sale'], 'list price × quantity', 'prix de liste × quantité'),
  discount: sum('money', ['sale'], 'discounts', 'remises'),
  units: sum('count', ['sale'], 'units sold, free samples left out', 'unités vendues, hors échantillons offerts'),
  refund: sum('money', ['refund'], 'refunds', 'remboursements'),
  returned_units: sum('count', ['refund'], 'units given back', 'unités rendues'),
  costed_net: sum(
    'money',
    ['sale', 'refund'],
    'net revenue of lines whose cost is known',
    'CA net des lignes au coût connu',
  ),
  cost: sum('money', ['sale', 'refund'], 'cost of goods, returns deducted', 'coût des marchandises, retours déduits'),
  recognised: sum('money', ['recognition', 'refund'], 'recognised revenue', 'CA reconnu'),
  cancelled: sum('money', ['cancellation', 'refund'], 'cancelled amount', 'montant annulé'),
  refund_by_sale_day: sum(
    'money',
    ['returned_sale'],
    'refunds, by day of the sale',
    'remboursements, au jour de la vente',
  ),
  returned_units_by_sale_day: sum(
    'count',
    ['returned_sale'],
    'units given back, by day of the sale',
    'unités rendues, au jour de la vente',
  ),
  lines: sum('count', ['sale'], 'lines sold, free samples left out', 'lignes vendues, hors échantillons offerts'),
  refund_tax: sum('money', ['refund'], 'refunded tax', 'taxes remboursées'),
  refund_shipping: sum('money', ['refund'], 'refunded shipping', 'frais de port remboursés'),
  refund_lag_days: sum('number', ['refund'], 'days from the sale to the refund', 'jours entre vente et remboursement'),
  dated_refunds: sum('count', ['refund'], 'refund lines whose sale is known', 'lignes de remboursement à vente connue'),
  refund_lag_median: percentile(
    'number',
    'refund',
    0.5,
    'median days from the sale to the refund',
    'médiane des jours entre vente et remboursement',
  ),
} as const;

import { known, knownBy, sum } from './measure';

const SOLD_ON_MARKETPLACES = `shop_order o JOIN sales_channel c ON c.id = o.channel_id AND c.type = 'marketplace'`;

const BOOKED_DAY = '(k.booked_at AT TIME ZONE {time_zone})::date';

/** Measures of payments, of what selling costs beside the goods, and of disputes and payouts. */
export const COST_MEASURES = {
  payment_amount: sum('money', ['payment'], 'captured payments', 'paiements encaissés'),
  payments: sum('count', ['payment'], 'captured payments, counted', 'nombre de paiements encaissés'),
  freight_cost: sum('money', ['fulfilment'], 'freight paid to carriers', 'transport payé aux transporteurs'),
  packaging_cost: sum('money', ['fulfilment'], 'packaging', 'emballage'),
  shipments: sum('count', ['fulfilment'], 'shipments', 'expéditions'),
  costed_shipments: sum('count', ['fulfilment'], 'shipments with a known freight cost', 'expéditions au coût connu'),
  payment_fee: sum('money', ['fee'], 'fees of payment providers', 'frais des prestataires de paiement'),
  marketplace_fee: sum('money', ['fee'], 'commissions of marketplaces', 'commissions des places de marché'),
  direct_payments: sum('money', ['fee'], 'payments outside marketplaces', 'paiements hors places de marché'),
  direct_payments_costed: sum(
    'money',
    ['fee'],
    'payments outside marketplaces with a known fee',
    'paiements hors places de marché aux frais connus',
  ),
  marketplace_payments: sum('money', ['fee'], 'payments on marketplaces', 'paiements sur places de marché'),
  marketplace_payments_costed: sum(
    'money',
    ['fee'],
    'payments on marketplaces with a known commission',
    'paiements sur places de marché à la commission connue',
  ),
  fixed_cost: sum('money', ['fixed_cost'], 'fixed costs', 'charges fixes'),
  disputes: sum('count', ['dispute'], 'disputes opened', 'litiges ouverts'),
  dispute_amount: sum('money', ['dispute'], 'amount disputed', 'montant contesté'),
  dispute_fee: sum('money', ['dispute'], 'fees of disputes', 'frais de litige'),
  decided_disputes: sum('count', ['dispute'], 'disputes decided', 'litiges tranchés'),
  won_disputes: sum('count', ['dispute'], 'disputes won', 'litiges gagnés'),
  lost_amount: sum('money', ['dispute'], 'amount of disputes lost', 'montant des litiges perdus'),
  payout: sum('money', ['payout'], 'amounts paid out', 'montants versés'),
  payout_fee: sum('money', ['payout_line'], 'fees kept back from payouts', 'frais retenus sur les versements'),
  goods_cost_known: known(
    'rollup_channel_day k WHERE (k.costed_net <> 0 OR k.cost <> 0)',
    ['k.day', 'k.day'],
    'costs of goods are there',
    'coûts d’achat présents',
  ),
  fulfilment_known: known(
    'shipment k WHERE k.freight_cost IS NOT NULL',
    [BOOKED_DAY, BOOKED_DAY],
    'freight costs are there',
    'coûts de transport présents',
  ),
  payment_fee_known: known(
    'payment k WHERE k.fee IS NOT NULL',
    ['k.day', 'k.day'],
    'payment fees are there',
    'frais de paiement présents',
  ),
  marketplace_fee_known: knownBy(
    `CASE WHEN EXISTS (SELECT 1 FROM ${SOLD_ON_MARKETPLACES} JOIN payment k ON k.person_id = o.person_id AND k.order_id = o.id
        AND k.status = 'captured' WHERE k.fee IS NOT NULL OR c.fee_rate IS NOT NULL) THEN 1
      WHEN EXISTS (SELECT 1 FROM ${SOLD_ON_MARKETPLACES} WHERE o.is_valid) THEN 0 ELSE 1 END`,
    'commissions are there, or nothing is sold on marketplaces',
    'commissions présentes, ou aucune vente sur place de marché',
  ),
  spend_known: known(
    'ad_spend k WHERE true',
    ['k.day', 'k.day'],
    'advertising costs are there',
    'dépenses publicitaires présentes',
  ),
  fixed_cost_known: known(
    'fixed_cost k WHERE true',
    ['k.month', "(k.month + interval '1 month - 1 day')::date"],
    'fixed costs are there',
    'charges fixes présentes',
  ),
} as const;

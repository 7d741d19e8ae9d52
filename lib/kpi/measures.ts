import type { Localised } from '@/lib/core/locale';

/** A set of rows with one date basis. A measure is the sum of a value over the rows of one or more of them. */
export const FACTS = {
  sale: { basis: 'order_day', rows: { en: 'lines of valid orders', fr: 'lignes des commandes valides' } },
  refund: {
    basis: 'refund_day',
    rows: {
      en: 'refund lines of valid orders and credit notes, adjustments left out',
      fr: 'lignes de remboursement des commandes valides et des avoirs, hors ajustements',
    },
  },
  returned_sale: {
    basis: 'sale_day',
    rows: {
      en: 'the same refund lines, by the day of the sale',
      fr: 'les mêmes lignes de remboursement, au jour de la vente',
    },
  },
  recognition: {
    basis: 'recognised_day',
    rows: {
      en: 'lines of valid orders whose control has passed',
      fr: 'lignes des commandes valides dont le client a pris le contrôle',
    },
  },
  cancellation: {
    basis: 'cancelled_day',
    rows: {
      en: 'lines of cancelled orders, tests and fraud left out',
      fr: 'lignes des commandes annulées, hors tests et fraudes',
    },
  },
  order: { basis: 'order_day', rows: { en: 'valid orders', fr: 'commandes valides' } },
  customer: {
    basis: 'order_day',
    rows: {
      en: 'identified customers with a valid order in the period',
      fr: 'clients identifiés ayant une commande valide dans la période',
    },
  },
  spend: {
    basis: 'spend_day',
    rows: {
      en: 'advertising costs as the platforms report them',
      fr: 'coûts publicitaires déclarés par les plateformes',
    },
  },
  session: { basis: 'session_day', rows: { en: 'visits that are not robots', fr: 'visites, hors robots' } },
  delivery: { basis: 'delivered_day', rows: { en: 'delivered shipments', fr: 'expéditions livrées' } },
  payment: {
    basis: 'payment_day',
    rows: {
      en: 'captured payments, whatever became of the order',
      fr: 'paiements encaissés, quel que soit le sort de la commande',
    },
  },
} as const satisfies Record<string, { basis: string; rows: Localised }>;

export type Fact = keyof typeof FACTS;

export interface Measure {
  unit: 'money' | 'count' | 'number';
  facts: readonly Fact[];
  /** Distinct counts must never be added up over periods or dimension values. */
  distinct: boolean;
  label: Localised;
}

const sum = (unit: Measure['unit'], facts: readonly Fact[], en: string, fr: string): Measure => ({
  unit,
  facts,
  distinct: false,
  label: { en, fr },
});
const distinct = (fact: Fact, en: string, fr: string): Measure => ({
  unit: 'count',
  facts: [fact],
  distinct: true,
  label: { en, fr },
});

/** What can be measured. How each source answers it stands in lib/kpi/sources. Money is in ten-thousandths. */
export const MEASURES = {
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
  orders: distinct('order', 'valid orders', 'commandes valides'),
  new_customers: distinct('order', 'first valid orders of a customer', 'premières commandes valides d’un client'),
  identified_orders: distinct('order', 'valid orders of known customers', 'commandes valides de clients identifiés'),
  order_gap_days: {
    ...distinct('order', 'days since the customer’s previous order', 'jours depuis la commande précédente du client'),
    unit: 'number',
  },
  order_gaps: distinct('order', 'orders that follow another', 'commandes qui en suivent une autre'),
  shipping: sum('money', ['order'], 'shipping paid by customers', 'frais de port payés par les clients'),
  tax: sum('money', ['order'], 'tax', 'taxes'),
  active_customers: distinct('customer', 'customers with an order', 'clients ayant commandé'),
  repeat_customers: distinct(
    'customer',
    'customers with two orders or more',
    'clients ayant commandé deux fois ou plus',
  ),
  spend: sum('money', ['spend'], 'advertising costs', 'dépenses publicitaires'),
  impressions: sum('count', ['spend'], 'impressions', 'impressions'),
  clicks: sum('count', ['spend'], 'clicks', 'clics'),
  attributed_gross: sum(
    'money',
    ['sale'],
    'gross revenue of orders with a campaign',
    'CA brut des commandes issues d’une campagne',
  ),
  attributed_discount: sum(
    'money',
    ['sale'],
    'discounts of orders with a campaign',
    'remises des commandes issues d’une campagne',
  ),
  attributed_refund: sum(
    'money',
    ['refund'],
    'refunds of orders with a campaign',
    'remboursements des commandes issues d’une campagne',
  ),
  attributed_costed_net: sum(
    'money',
    ['sale', 'refund'],
    'net revenue with known cost of orders with a campaign',
    'CA net au coût connu des commandes issues d’une campagne',
  ),
  attributed_cost: sum(
    'money',
    ['sale', 'refund'],
    'cost of goods of orders with a campaign',
    'coût des marchandises des commandes issues d’une campagne',
  ),
  sessions: sum('count', ['session'], 'visits', 'visites'),
  cart_sessions: sum('count', ['session'], 'visits with something put in the cart', 'visites avec ajout au panier'),
  checkout_sessions: sum('count', ['session'], 'visits that reached the checkout', 'visites arrivées à la commande'),
  order_sessions: sum('count', ['session'], 'visits with a valid order', 'visites avec une commande valide'),
  deliveries: sum('count', ['delivery'], 'delivered shipments', 'expéditions livrées'),
  promised_deliveries: sum(
    'count',
    ['delivery'],
    'delivered shipments with a promise',
    'expéditions livrées avec date promise',
  ),
  on_time_deliveries: sum('count', ['delivery'], 'shipments delivered in time', 'expéditions livrées à l’heure'),
  timed_deliveries: sum('count', ['delivery'], 'deliveries with a known duration', 'livraisons de durée connue'),
  delivery_seconds: sum(
    'number',
    ['delivery'],
    'seconds from order to delivery',
    'secondes entre commande et livraison',
  ),
  payment_amount: sum('money', ['payment'], 'captured payments', 'paiements encaissés'),
} as const satisfies Record<string, Measure>;

export type MeasureId = keyof typeof MEASURES;

export function isMeasureId(id: string): id is MeasureId {
  return Object.hasOwn(MEASURES, id);
}

export function measure(id: MeasureId): Measure {
  return MEASURES[id];
}

import { distinct, percentile, sum } from './measure';

/** Amounts of customers, who can be told apart only as a whole. */
const ofKept = (en: string, fr: string) => ({ ...distinct('retention', en, fr), unit: 'money' as const });

/** Measures of orders and customers. Money is in ten-thousandths. */
export const ORDER_MEASURES = {
  orders: distinct('order', 'valid orders', 'commandes valides'),
  new_customers: distinct('order', 'first valid orders of a customer', 'premières commandes valides d’un client'),
  identified_orders: distinct('order', 'valid orders of known customers', 'commandes valides de clients identifiés'),
  order_gap_days: {
    ...distinct('order', 'days since the customer’s previous order', 'jours depuis la commande précédente du client'),
    unit: 'number' as const,
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
  discounted_orders: distinct('order', 'valid orders with a discount', 'commandes valides avec remise'),
  order_value_p25: percentile('money', 'order', 0.25, 'first quartile of order values', '1er quartile des paniers'),
  order_value_median: percentile('money', 'order', 0.5, 'median of order values', 'médiane des paniers'),
  order_value_p75: percentile('money', 'order', 0.75, 'third quartile of order values', '3e quartile des paniers'),
  order_value_p90: percentile('money', 'order', 0.9, '90th percentile of order values', '9e décile des paniers'),
  order_gap_median: percentile(
    'number',
    'order',
    0.5,
    'median days since the customer’s previous order',
    'médiane des jours depuis la commande précédente du client',
  ),
  documents: distinct('document', 'orders of every status', 'commandes de tout statut'),
  refunded_orders: distinct(
    'refunded_order',
    'valid orders refunded since, wholly or partly',
    'commandes valides remboursées depuis, en tout ou partie',
  ),
  partially_refunded_orders: distinct(
    'refunded_order',
    'of these, those refunded for less than their amount',
    'dont remboursées de moins que leur montant',
  ),
  base_customers: distinct(
    'retention',
    'customers with an order in the period before',
    'clients ayant commandé dans la période précédente',
  ),
  retained_customers: distinct(
    'retention',
    'of these, those with an order in the period',
    'dont ceux ayant commandé dans la période',
  ),
  base_revenue: ofKept('net revenue in the period before', 'CA net de la période précédente'),
  expansion: ofKept('of which customers bought more', 'supplément des clients ayant acheté plus'),
  contraction: ofKept('of which customers bought less', 'manque des clients ayant acheté moins'),
  lost_revenue: ofKept('of customers who did not come again', 'des clients non revenus'),
  kept_refunds: ofKept('refunds of customers kept', 'remboursements des clients conservés'),
  first_buyers: distinct('first_order', 'customers by their first order', 'clients, à leur première commande'),
  second_buyers: distinct(
    'first_order',
    'of these, those who have ordered again since',
    'dont ceux ayant recommandé depuis',
  ),
  matured_buyers: distinct(
    'first_order',
    'first buyers observed for the whole time after their first order',
    'premiers acheteurs suivis pendant tout le délai après leur première commande',
  ),
  repurchasers: distinct(
    'first_order',
    'of these, those who ordered again within that time',
    'dont ceux ayant recommandé dans ce délai',
  ),
} as const;

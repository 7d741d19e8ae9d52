import { sum } from './measure';

/** Measures of advertising, visits and deliveries. */
export const TRAFFIC_MEASURES = {
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
} as const;

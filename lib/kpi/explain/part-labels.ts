import type { Locale, Localised } from '@/lib/core/locale';
import { type Catalogue, kpiDefinition } from '../catalogue';
import type { Formula } from '../definition';
import { measure } from '../measures';

const LABELS = {
  quantity: { en: 'Volume', fr: 'Volume' },
  mix: { en: 'Product mix', fr: 'Mix produits' },
  price: { en: 'List prices', fr: 'Prix de liste' },
  discount: { en: 'Discounts', fr: 'Remises' },
  new: { en: 'New products', fr: 'Nouveaux produits' },
  ended: { en: 'Ended products', fr: 'Produits arrêtés' },
  units: { en: 'Units per order', fr: 'Unités par commande' },
  refunds: { en: 'Refunds', fr: 'Remboursements' },
  other_amounts: { en: 'Other amounts', fr: 'Autres montants' },
  visits: { en: 'Visits', fr: 'Visites' },
  conversion: { en: 'Conversion', fr: 'Conversion' },
  basket: { en: 'Average order value', fr: 'Panier moyen' },
  untracked: { en: 'Web orders without a visit', fr: 'Commandes web sans visite' },
  elsewhere: { en: 'Other channels', fr: 'Autres canaux' },
  list_price: { en: 'Average list price', fr: 'Prix de liste moyen' },
  units_sold_gross: { en: 'Units sold', fr: 'Unités vendues' },
  add_to_cart: { en: 'Visits that add to the cart', fr: 'Visites avec ajout au panier' },
  cart_to_checkout: { en: 'Carts that reach the checkout', fr: 'Paniers menés à la commande' },
  checkout_to_order: { en: 'Checkouts that become orders', fr: 'Commandes menées à terme' },
  costed_net: { en: 'Net revenue with known cost', fr: 'CA net au coût connu' },
  refund_share: { en: 'Refunds as a share of sales', fr: 'Remboursements rapportés aux ventes' },
  returned_share: { en: 'Share of units given back', fr: 'Part d’unités rendues' },
  shipping_per_order: { en: 'Shipping per order', fr: 'Frais de port par commande' },
  cost_share: { en: 'Cost as a share of sales', fr: 'Coût rapporté aux ventes' },
  numerator: { en: 'Numerator', fr: 'Numérateur' },
  denominator: { en: 'Denominator', fr: 'Dénominateur' },
  remainder: { en: 'Not told apart', fr: 'Non réparti' },
} as const satisfies Record<string, Localised>;

export type PartLabel = keyof typeof LABELS;

export function partLabel(id: PartLabel, locale: Locale): string {
  return LABELS[id][locale];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What a term of a formula is called: the KPI or measure that it is, else a name for what it does. */
export function formulaLabel(
  formula: Formula,
  catalogue: Catalogue,
  locale: Locale,
  otherwise: PartLabel = 'other_amounts',
): string {
  if ('kpi' in formula) return kpiDefinition(catalogue, formula.kpi).label[locale];
  if ('measure' in formula) return capital(measure(formula.measure).label[locale]);
  if ('constant' in formula) return String(formula.constant);
  const inner = 'divide' in formula ? formula.divide[0] : 'when_any' in formula ? formula.value : null;
  if (inner && ('kpi' in inner || 'measure' in inner)) return formulaLabel(inner, catalogue, locale);
  return LABELS[otherwise][locale];
}

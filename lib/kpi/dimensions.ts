import type { Locale, Localised } from '@/lib/core/locale';

export interface Dimension {
  label: Localised;
  /** Statement that gives `key` and `label` of the keys in $1 (text[]); absent where the key is its own label. */
  lookup?: (locale: Locale) => string;
  /** Labels of a closed list of keys. */
  labels?: Record<string, Localised>;
  /** Keys are whole numbers and are put in their order. */
  numeric?: true;
  /** A row can bear several values and counts for each: the parts do not add up to the total. */
  multiValued?: true;
  /** Offered for every KPI whose rows all bear it; a definition need not name it. */
  implied?: true;
}

const named =
  (table: string, key = 'code', label = 'name') =>
  () =>
    `SELECT ${key} AS key, coalesce(nullif(${label}, ''), ${key}) AS label FROM ${table} WHERE ${key} = ANY($1::text[])`;

const categoryName = (locale: Locale) =>
  named('category', 'code', locale === 'fr' ? "coalesce(nullif(name_fr, ''), name)" : 'name')();

const WEEKDAYS = [
  ['Monday', 'Lundi'],
  ['Tuesday', 'Mardi'],
  ['Wednesday', 'Mercredi'],
  ['Thursday', 'Jeudi'],
  ['Friday', 'Vendredi'],
  ['Saturday', 'Samedi'],
  ['Sunday', 'Dimanche'],
] as const;
const MONTHS = [
  ['January', 'Janvier'],
  ['February', 'Février'],
  ['March', 'Mars'],
  ['April', 'Avril'],
  ['May', 'Mai'],
  ['June', 'Juin'],
  ['July', 'Juillet'],
  ['August', 'Août'],
  ['September', 'Septembre'],
  ['October', 'Octobre'],
  ['November', 'Novembre'],
  ['December', 'Décembre'],
] as const;
const numbered = (names: readonly (readonly [en: string, fr: string])[]): Record<string, Localised> =>
  Object.fromEntries(names.map(([en, fr], i) => [String(i + 1), { en, fr }]));
const HOURS = Object.fromEntries(
  Array.from({ length: 24 }, (_, hour) => [String(hour), { en: `${hour}:00`, fr: `${hour} h` }]),
);

const ingredientName = (locale: Locale) => {
  const name = locale === 'fr' ? "coalesce(nullif(name_fr, ''), nullif(name, ''), inci_name)" : 'name';
  return named('ingredient', 'inci_name', name)();
};
const REFUND_KINDS: Record<string, Localised> = {
  return: { en: 'Return', fr: 'Retour' },
  cancellation: { en: 'Cancelled line', fr: 'Ligne annulée' },
  allowance: { en: 'Allowance', fr: 'Geste commercial' },
};

/** The ways in which a figure can be cut. Keys are stable; an unknown value has the empty key. */
export const DIMENSIONS = {
  sales_channel: { label: { en: 'Sales channel', fr: 'Canal de vente' }, lookup: named('sales_channel') },
  store_type: {
    label: { en: 'Store type', fr: 'Type de magasin' },
    labels: {
      site: { en: 'Own site', fr: 'Site' },
      marketplace: { en: 'Marketplace', fr: 'Place de marché' },
      store: { en: 'Shop', fr: 'Boutique' },
      city: { en: 'City shop', fr: 'Boutique de centre-ville' },
      flagship: { en: 'Flagship shop', fr: 'Magasin amiral' },
      other: { en: 'Other', fr: 'Autre' },
    },
  },
  category: { label: { en: 'Category', fr: 'Catégorie' }, lookup: categoryName },
  subcategory: { label: { en: 'Subcategory', fr: 'Sous-catégorie' }, lookup: categoryName },
  product: { label: { en: 'Product', fr: 'Produit' }, lookup: named('product', 'sku') },
  country: { label: { en: 'Country', fr: 'Pays' } },
  region: { label: { en: 'Region', fr: 'Région' } },
  state: { label: { en: 'State', fr: 'État ou département' } },
  customer_status: {
    label: { en: 'Customer status', fr: 'Statut client' },
    labels: {
      new: { en: 'New', fr: 'Nouveau' },
      returning: { en: 'Returning', fr: 'Ancien' },
      unidentified: { en: 'Not identified', fr: 'Non identifié' },
    },
  },
  payment_method: { label: { en: 'Payment method', fr: 'Moyen de paiement' } },
  campaign: { label: { en: 'Campaign', fr: 'Campagne' }, lookup: named('campaign') },
  platform: { label: { en: 'Platform', fr: 'Plateforme' } },
  currency: { label: { en: 'Currency', fr: 'Devise' } },
  channel_group: { label: { en: 'Traffic source', fr: 'Source de trafic' } },
  device: { label: { en: 'Device', fr: 'Appareil' } },
  carrier: { label: { en: 'Carrier', fr: 'Transporteur' }, lookup: named('carrier') },
  weekday: {
    label: { en: 'Weekday', fr: 'Jour de la semaine' },
    labels: numbered(WEEKDAYS),
    numeric: true,
    implied: true,
  },
  hour: { label: { en: 'Hour', fr: 'Heure' }, labels: HOURS, numeric: true, implied: true },
  month_of_year: {
    label: { en: 'Month of the year', fr: 'Mois de l’année' },
    labels: numbered(MONTHS),
    numeric: true,
    implied: true,
  },
  promotion: { label: { en: 'Promotion', fr: 'Promotion' }, lookup: named('promotion'), implied: true },
  discounted: {
    label: { en: 'Price paid', fr: 'Prix payé' },
    labels: {
      full_price: { en: 'Full price', fr: 'Plein tarif' },
      discounted: { en: 'Discounted', fr: 'Remisé' },
      free: { en: 'Free sample', fr: 'Échantillon offert' },
    },
    implied: true,
  },
  basket_lines: {
    label: { en: 'Lines in the order', fr: 'Lignes du panier' },
    labels: {
      '1': { en: '1 line', fr: '1 ligne' },
      '2': { en: '2 lines', fr: '2 lignes' },
      '3': { en: '3 lines', fr: '3 lignes' },
      '4+': { en: '4 lines or more', fr: '4 lignes ou plus' },
    },
    implied: true,
  },
  return_reason: { label: { en: 'Reason of the refund', fr: 'Motif du remboursement' }, implied: true },
  refund_kind: { label: { en: 'Kind of refund', fr: 'Nature du remboursement' }, labels: REFUND_KINDS, implied: true },
  payment_type: {
    label: { en: 'Cash or electronic', fr: 'Espèces ou électronique' },
    labels: { cash: { en: 'Cash', fr: 'Espèces' }, electronic: { en: 'Electronic', fr: 'Électronique' } },
    implied: true,
  },
  payment_provider: { label: { en: 'Payment provider', fr: 'Prestataire de paiement' }, implied: true },
  order_status: {
    label: { en: 'Validity of the order', fr: 'Validité de la commande' },
    labels: {
      valid: { en: 'Valid', fr: 'Valide' },
      cancelled: { en: 'Cancelled', fr: 'Annulée' },
      test: { en: 'Test', fr: 'Test' },
      fraud: { en: 'Fraud', fr: 'Fraude' },
      zero_total: { en: 'Total of zero', fr: 'Total nul' },
    },
    implied: true,
  },
  product_age: {
    label: { en: 'Novelty', fr: 'Nouveauté' },
    labels: {
      novelty: { en: 'Launched 90 days ago or less', fr: 'Lancé depuis 90 jours au plus' },
      established: { en: 'Established', fr: 'Installé' },
      unknown: { en: 'Launch day unknown', fr: 'Lancement inconnu' },
    },
    implied: true,
  },
  brand: { label: { en: 'Brand', fr: 'Marque' }, implied: true },
  supplier: { label: { en: 'Supplier', fr: 'Fournisseur' }, implied: true },
  ingredient: {
    label: { en: 'Ingredient', fr: 'Ingrédient' },
    lookup: ingredientName,
    multiValued: true,
    implied: true,
  },
  postcode_area: { label: { en: 'Postcode area', fr: 'Zone postale' }, implied: true },
  cohort_month: { label: { en: 'Month of the first order', fr: 'Mois de première commande' }, implied: true },
  months_since: {
    label: { en: 'Months since the first order', fr: 'Mois depuis la première commande' },
    numeric: true,
    implied: true,
  },
  warehouse: { label: { en: 'Warehouse', fr: 'Entrepôt' }, lookup: named('warehouse'), implied: true },
  service: { label: { en: 'Delivery service', fr: 'Service de livraison' }, implied: true },
  dispute_reason: { label: { en: 'Reason of the dispute', fr: 'Motif du litige' }, implied: true },
  cost_category: { label: { en: 'Kind of cost', fr: 'Nature de charge' }, implied: true },
} as const satisfies Record<string, Dimension>;

export type DimensionId = keyof typeof DIMENSIONS;
export const DIMENSION_IDS = Object.keys(DIMENSIONS) as [DimensionId, ...DimensionId[]];

/** What the empty key is called. */
export const UNKNOWN_LABEL: Localised = { en: '(none)', fr: '(aucun)' };

export function dimension(id: DimensionId): Dimension {
  return DIMENSIONS[id];
}

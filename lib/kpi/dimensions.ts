import type { Locale, Localised } from '@/lib/core/locale';

export interface Dimension {
  label: Localised;
  /** Statement that gives `key` and `label` of the keys in $1 (text[]); absent where the key is its own label. */
  lookup?: (locale: Locale) => string;
  /** Labels of a closed list of keys. */
  labels?: Record<string, Localised>;
}

const named =
  (table: string, key = 'code', label = 'name') =>
  () =>
    `SELECT ${key} AS key, coalesce(nullif(${label}, ''), ${key}) AS label FROM ${table} WHERE ${key} = ANY($1::text[])`;

const categoryName = (locale: Locale) =>
  named('category', 'code', locale === 'fr' ? "coalesce(nullif(name_fr, ''), name)" : 'name')();

/** The ways in which a figure can be cut. Keys are stable; an unknown value has the empty key. */
export const DIMENSIONS = {
  sales_channel: { label: { en: 'Sales channel', fr: 'Canal de vente' }, lookup: named('sales_channel') },
  store_type: {
    label: { en: 'Store type', fr: 'Type de magasin' },
    labels: {
      site: { en: 'Own site', fr: 'Site' },
      marketplace: { en: 'Marketplace', fr: 'Place de marché' },
      store: { en: 'Shop', fr: 'Boutique' },
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
} as const satisfies Record<string, Dimension>;

export type DimensionId = keyof typeof DIMENSIONS;
export const DIMENSION_IDS = Object.keys(DIMENSIONS) as [DimensionId, ...DimensionId[]];

/** What the empty key is called. */
export const UNKNOWN_LABEL: Localised = { en: '(none)', fr: '(aucun)' };

export function dimension(id: DimensionId): Dimension {
  return DIMENSIONS[id];
}

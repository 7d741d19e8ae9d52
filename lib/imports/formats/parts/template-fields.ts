import type { Localised } from '@/lib/core/locale';
import type { TemplateFieldType } from './template-format';

interface More {
  required?: boolean;
  hint?: Localised;
  synonyms?: string;
}

/** One column of a template: its header is its label; other names that files give it are one text, parted by commas. */
export function column<const N extends string, const T extends TemplateFieldType>(
  name: N,
  type: T,
  en: string,
  fr: string,
  example: string | Localised,
  { synonyms = '', ...more }: More = {},
) {
  return { name, type, label: { en, fr }, example, ...more, synonyms: synonyms.split(/\s*,\s*/).filter(Boolean) };
}

/** Columns that several templates share. Examples are of the demo shop. */
export const SKU = column('sku', 'key', 'SKU', 'Référence produit', 'AUB-FAC-001', {
  required: true,
  synonyms: `product sku, item sku, variant sku, product code, item code, article, reference, ref, code article, code produit,
    reference article`,
});

export const CURRENCY = column('currency', 'key', 'Currency', 'Devise', 'EUR', {
  synonyms: 'currency code, code devise, code de la devise, monnaie',
  hint: {
    en: 'Three letters, such as EUR. Empty: the currency of the shop.',
    fr: 'Trois lettres, par exemple EUR. Vide : la devise de la boutique.',
  },
});

export const CHANNEL = column('channel', 'key', 'Sales channel', 'Canal de vente', 'site', {
  synonyms: 'channel, canal, store, boutique',
  hint: {
    en: 'Code or name of a channel that your orders have. Empty: the whole shop.',
    fr: 'Code ou nom d’un canal présent dans vos commandes. Vide : toute la boutique.',
  },
});

export const WAREHOUSE = column('warehouse', 'key', 'Warehouse', 'Entrepôt', 'ENT-LYON', {
  required: true,
  synonyms: 'location, site, depot, lieu, emplacement, stock location, magasin',
});

export const ORDER_NUMBER = column('order_ref', 'key', 'Order number', 'N° de commande', 'MA10000892', {
  required: true,
  synonyms: `order_number, order, order id, order no, order ref, commande, numero de commande, reference commande,
    num commande`,
});

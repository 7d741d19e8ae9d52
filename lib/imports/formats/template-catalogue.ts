import { column, SKU } from './parts/template-fields';
import { templateFormat } from './parts/template-format';
import { dayOf } from './parts/template-values';

export const templateCatalogue = templateFormat({
  id: 'template-catalogue',
  label: { en: 'Catalogue', fr: 'Catalogue' },
  purpose: {
    en: 'Articles with category, brand, supplier, lead time and ingredients. What is left empty stays as it is.',
    fr: 'Articles avec catégorie, marque, fournisseur, délai et ingrédients. Ce qui est vide reste inchangé.',
  },
  source: { code: 'catalogue', name: 'Catalogue', kind: 'erp' },
  fields: [
    SKU,
    column(
      'name',
      'text',
      'Product name',
      'Nom du produit',
      { en: 'Aloe cleansing gel', fr: 'Gel nettoyant Aloé' },
      {
        required: true,
        synonyms: 'name, title, product, designation, libelle, nom, produit',
      },
    ),
    column('brand', 'text', 'Brand', 'Marque', 'Aubeline', { synonyms: 'vendor, make' }),
    column(
      'category',
      'key',
      'Category',
      'Catégorie',
      { en: 'Face', fr: 'Visage' },
      {
        synonyms: 'product category, department, famille, rayon',
      },
    ),
    column(
      'subcategory',
      'key',
      'Sub-category',
      'Sous-catégorie',
      { en: 'Cleansers', fr: 'Nettoyants' },
      {
        synonyms: 'subcategory, sous famille',
      },
    ),
    column('parent_sku', 'key', 'Parent SKU', 'Référence parente', '', {
      synonyms: 'parent, parent_sku, reference parent',
    }),
    column('barcode', 'key', 'Barcode', 'Code-barres', '3760042100003', {
      synonyms: 'ean, gtin, upc, ean13, code barre',
    }),
    column('weight_grams', 'integer', 'Weight (g)', 'Poids (g)', '191', {
      synonyms: 'weight, grams, poids, weight grams',
    }),
    column('launch_date', 'date', 'Launch date', 'Date de lancement', '2021-02-15', {
      synonyms: 'launch day, lancement',
    }),
    column('end_date', 'date', 'End of sale', 'Fin de vente', '', {
      synonyms: 'end date, discontinued on, date de fin',
    }),
    column('shelf_life_days', 'integer', 'Shelf life (days)', 'Durée de vie (jours)', '1080', {
      synonyms: 'shelf life, duree de conservation, duree de vie',
    }),
    column('supplier', 'text', 'Supplier', 'Fournisseur', 'Laboratoire Sévrane', {
      synonyms: 'manufacturer, fabricant',
    }),
    column('lead_time_days', 'integer', 'Lead time (days)', 'Délai fournisseur (jours)', '12', {
      synonyms: 'lead time, delai, delai de reapprovisionnement',
    }),
    column('min_order_qty', 'integer', 'Minimum order', 'Minimum de commande', '24', {
      synonyms: 'moq, min order qty, quantite minimum',
    }),
    column(
      'status',
      'key',
      'Status',
      'Statut',
      { en: 'active', fr: 'actif' },
      {
        synonyms: 'state, etat',
        hint: { en: 'active, draft or archived', fr: 'actif, brouillon ou archivé' },
      },
    ),
    column(
      'ingredients',
      'text',
      'Ingredients (INCI)',
      'Ingrédients (INCI)',
      'Aqua, Aloe Barbadensis Leaf Juice, Glycerin',
      {
        synonyms: 'ingredients, inci, composition',
        hint: {
          en: 'In the order of the label, parted by commas.',
          fr: 'Dans l’ordre de l’étiquette, séparés par des virgules.',
        },
      },
    ),
  ],
  facts: ['stage_catalogue', 'stage_product_ingredient'],
  toStage({ ingredients, launch_date, end_date, status, ...row }) {
    const list = ingredients.split(/\s*[,;]\s*/).filter(Boolean);
    const state = status.toLowerCase();
    return [
      [
        'stage_catalogue',
        { ...row, launch_day: dayOf(launch_date), end_day: dayOf(end_date), status: STATES[state] ?? state },
      ],
      ...list.map(
        (name, i) => ['stage_product_ingredient', { sku: row.sku, inci_name: name, position: i + 1 }] as const,
      ),
    ];
  },
});

const STATES: Readonly<Record<string, string>> = {
  actif: 'active',
  brouillon: 'draft',
  archivé: 'archived',
  archive: 'archived',
};

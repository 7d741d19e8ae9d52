import type { Format } from '../format';
import { fieldSpec as field } from './parts/field-spec';
import { SNAPSHOT_ASK } from './parts/snapshot-ask';
import { WooCommerceProductsHandler } from './parts/woocommerce-products-handler';
import { WOOCOMMERCE } from './parts/woocommerce-source';

/**
 * WooCommerce, Products > Export: one row per product and variation, headers in the site's language, prices with its
 * decimal sign. Prices and costs are those of the day of the export, which the file does not name; the stock is left
 * out, since the place it lies in is not known.
 */
export const woocommerceProducts: Format = {
  id: 'woocommerce-products',
  label: { en: 'WooCommerce products', fr: 'Produits WooCommerce' },
  source: WOOCOMMERCE,
  fields: [
    field('id', 'text', 'Product number', 'N° de produit', 'ID'),
    field('type', 'text', 'Type', 'Type', 'Type'),
    field('sku', 'text', 'SKU', 'UGS', 'SKU | UGS'),
    field('barcode', 'text', 'Barcode', 'Code-barres', 'GTIN, UPC, EAN, or ISBN | GTIN, UPC, EAN ou ISBN'),
    field('name', 'text', 'Name', 'Nom', 'Name | Nom'),
    field('published', 'text', 'Published', 'Publié', 'Published | Publié'),
    field('list_price', 'amount', 'Regular price', 'Tarif régulier', 'Regular price | Tarif régulier | Prix régulier'),
    field(
      'cost',
      'amount',
      'Cost of goods',
      'Coût des marchandises',
      'Cost of goods | Coût des marchandises vendues | Coût des marchandises',
    ),
    field('categories', 'text', 'Categories', 'Catégories', 'Categories | Catégories'),
    field('parent', 'text', 'Parent', 'Parent', 'Parent'),
    field('brands', 'text', 'Brands', 'Marques', 'Brands | Marques | Brand'),
    field('weight_kg', 'amount', 'Weight (kg)', 'Poids (kg)', 'Weight (kg) | Poids (kg)'),
    field('weight_g', 'amount', 'Weight (g)', 'Poids (g)', 'Weight (g) | Poids (g)'),
    field('weight_lbs', 'amount', 'Weight (lbs)', 'Poids (lbs)', 'Weight (lbs) | Poids (lbs)'),
    field('weight_oz', 'amount', 'Weight (oz)', 'Poids (oz)', 'Weight (oz) | Poids (oz)'),
    field(
      'backorders',
      'text',
      'Backorders',
      'Commandes en rupture',
      'Backorders allowed? | Autoriser les commandes de produits en rupture ?',
    ),
  ],
  requires: [['id'], ['type'], ['name'], ['list_price'], ['backorders', 'parent']],
  exact: ['ID', 'Type', 'SKU', 'Name', 'Published', 'Regular price', 'Categories', 'Parent'],
  asks: [SNAPSHOT_ASK],
  facts: ['stage_catalogue', 'stage_product_attribute', 'stage_product_cost', 'stage_product_price'],
  open: (context) => new WooCommerceProductsHandler(context),
};

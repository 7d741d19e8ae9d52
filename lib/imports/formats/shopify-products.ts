import type { Format } from '../format';
import { fieldSpec as field } from './parts/field-spec';
import { ShopifyProductsHandler } from './parts/shopify-products-handler';
import { SHOPIFY_SOURCE } from './parts/shopify-source';
import { SNAPSHOT_ASK } from './parts/snapshot-ask';

/**
 * Shopify admin, Products > Export: one row per variant, with the product's own cells on its first row, and further rows
 * for images. Prices and costs are those of the day of the export, which the file does not name.
 */
export const shopifyProducts: Format = {
  id: 'shopify-products',
  label: { en: 'Shopify products', fr: 'Produits Shopify' },
  source: SHOPIFY_SOURCE,
  fields: [
    field('handle', 'text', 'Handle', 'Identifiant (handle)', 'Handle | URL handle'),
    field('title', 'text', 'Title', 'Titre', 'Title'),
    field('vendor', 'text', 'Vendor', 'Marque', 'Vendor'),
    field('category', 'text', 'Product category', 'Catégorie de produit', 'Product Category'),
    field('type', 'text', 'Type', 'Type', 'Type | Custom Product Type'),
    ...[1, 2, 3].flatMap((n) => [
      field(`option${n}_name`, 'text', `Option ${n}`, `Option ${n}`, `Option${n} Name`),
      field(`option${n}_value`, 'text', `Option ${n}, value`, `Option ${n}, valeur`, `Option${n} Value`),
    ]),
    field('sku', 'text', 'SKU', 'Référence produit', 'Variant SKU | SKU'),
    field('grams', 'number', 'Weight (g)', 'Poids (g)', 'Variant Grams | Weight value (grams)'),
    field('price', 'amount', 'Price', 'Prix', 'Variant Price | Price'),
    field('compare_price', 'amount', 'Compare-at price', 'Prix barré', 'Variant Compare At Price | Compare-at price'),
    field('barcode', 'text', 'Barcode', 'Code-barres', 'Variant Barcode | Barcode'),
    field('cost', 'amount', 'Cost per item', "Coût d'achat", 'Cost per item'),
    field('status', 'text', 'Status', 'Statut', 'Status'),
  ],
  requires: [['handle'], ['title'], ['price', 'sku']],
  exact: ['Handle', 'Title', 'Vendor', 'Option1 Name', 'Option1 Value', 'Variant Price'],
  asks: [SNAPSHOT_ASK],
  facts: ['stage_catalogue', 'stage_product_attribute', 'stage_product_cost', 'stage_product_price'],
  open: (context) => new ShopifyProductsHandler(context),
};

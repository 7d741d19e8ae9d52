import { CURRENCY, column, SKU } from './parts/template-fields';
import { templateFormat } from './parts/template-format';
import { dayOf } from './parts/template-values';

export const templatePrices = templateFormat({
  id: 'template-prices',
  label: { en: 'Price list', fr: 'Tarif' },
  purpose: {
    en: 'List prices by article from a day on: tells discounts and price changes apart.',
    fr: 'Prix de vente par article à partir d’une date : distingue remises et changements de tarif.',
  },
  source: { code: 'prices', name: 'Price list', kind: 'erp' },
  fields: [
    SKU,
    column('valid_from', 'date', 'Price valid from', 'Tarif valable à partir du', '2026-01-15', {
      required: true,
      synonyms: 'valid from, effective date, valable a partir du, date d effet, a partir du, date tarif',
    }),
    column('list_price', 'amount', 'List price', 'Prix de vente', '24.9', {
      required: true,
      synonyms: `price, retail price, regular price, selling price, unit price, rrp, prix, prix public, prix catalogue,
        prix de vente ttc, pvp, tarif`,
      hint: {
        en: 'Price per piece before any discount, on the same basis (with or without tax) as your orders.',
        fr: 'Prix par pièce avant toute remise, sur la même base (TTC ou HT) que vos commandes.',
      },
    }),
    CURRENCY,
  ],
  facts: ['stage_product_price'],
  toStage: (row, { currency }) => [
    ['stage_product_price', { sku: row.sku, valid_from: dayOf(row.valid_from), currency, list_price: row.list_price }],
  ],
});

import { CURRENCY, column, SKU } from './parts/template-fields';
import { templateFormat } from './parts/template-format';
import { dayOf } from './parts/template-values';

export const templateCosts = templateFormat({
  id: 'template-costs',
  label: { en: 'Unit costs', fr: 'Coûts unitaires' },
  purpose: {
    en: 'What each article costs you from a day on: gives margins, also of orders imported before.',
    fr: 'Ce que chaque article vous coûte à partir d’une date : donne les marges, y compris des commandes déjà importées.',
  },
  source: { code: 'costs', name: 'Unit costs', kind: 'erp' },
  fields: [
    SKU,
    column('valid_from', 'date', 'Valid from', 'Valable à partir du', '2026-01-15', {
      required: true,
      synonyms: 'cost valid from, effective date, date d effet, date effet, a partir du, depuis',
      hint: {
        en: 'First day of this cost. A later row of the same SKU takes over on its own day.',
        fr: 'Premier jour de ce coût. Une ligne plus récente de la même référence prend le relais à sa date.',
      },
    }),
    column('unit_cost', 'amount', 'Unit cost', 'Coût unitaire', '6.35', {
      required: true,
      synonyms: `cost, cost price, purchase price, cost per item, cogs, cout, prix d achat, prix de revient, cout unitaire ht,
        pamp, pa ht, prix achat ht`,
      hint: {
        en: 'Purchase price with inbound freight, without tax, per piece.',
        fr: 'Prix d’achat hors taxes par pièce, frais d’approche compris.',
      },
    }),
    CURRENCY,
  ],
  facts: ['stage_product_cost'],
  toStage: (row, { currency }) => [
    ['stage_product_cost', { sku: row.sku, valid_from: dayOf(row.valid_from), currency, unit_cost: row.unit_cost }],
  ],
});

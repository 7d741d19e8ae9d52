import { CHANNEL, CURRENCY, column } from './parts/template-fields';
import { templateFormat } from './parts/template-format';

export const templateFixedCosts = templateFormat({
  id: 'template-fixed-costs',
  label: { en: 'Fixed costs', fr: 'Charges fixes' },
  purpose: {
    en: 'Rent, salaries, software by month: give the break-even and the result.',
    fr: 'Loyers, salaires, logiciels par mois : donnent le point mort et le résultat.',
  },
  source: { code: 'fixed-costs', name: 'Fixed costs', kind: 'finance' },
  fields: [
    column('month', 'month', 'Month', 'Mois', '2026-03', { required: true, synonyms: 'period, date, periode' }),
    column(
      'category',
      'key',
      'Cost category',
      'Nature de charge',
      { en: 'rent', fr: 'loyer' },
      {
        required: true,
        synonyms: 'category, cost, type, categorie, charge, poste, nature',
        hint: {
          en: 'rent, salaries, software, insurance, accounting …',
          fr: 'loyer, salaires, logiciels, assurance, comptabilité…',
        },
      },
    ),
    CHANNEL,
    column('amount', 'amount', 'Amount', 'Montant', '2150', {
      required: true,
      synonyms: 'cost amount, total, montant ht, cout',
      hint: { en: 'Without tax, as a positive number.', fr: 'Hors taxes, en nombre positif.' },
    }),
    CURRENCY,
  ],
  facts: ['stage_fixed_cost'],
  toStage: (row, { currency }) => [['stage_fixed_cost', { ...row, category: categoryOf(row.category), currency }]],
});

/** The usual categories have one name in both languages, so that both files speak of the same cost. */
const CATEGORIES: Readonly<Record<string, string>> = {
  loyer: 'rent',
  loyers: 'rent',
  salaires: 'salaries',
  logiciel: 'software',
  logiciels: 'software',
  assurance: 'insurance',
  assurances: 'insurance',
  comptabilite: 'accounting',
  entrepot: 'warehouse',
};

function categoryOf(text: string): string {
  const plain = text.trim().toLowerCase();
  return CATEGORIES[plain.normalize('NFD').replace(/\p{Diacritic}/gu, '')] ?? plain;
}

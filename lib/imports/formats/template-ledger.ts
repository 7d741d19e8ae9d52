import { CURRENCY, column } from './parts/template-fields';
import { templateFormat } from './parts/template-format';
import { dayOf } from './parts/template-values';

export const templateLedger = templateFormat({
  id: 'template-ledger',
  label: { en: 'Ledger', fr: 'Grand livre' },
  purpose: {
    en: 'Entries of your accounts, to compare what the books say with what the orders say.',
    fr: 'Écritures comptables, pour comparer les comptes et les commandes.',
  },
  source: { code: 'ledger', name: 'Ledger', kind: 'finance' },
  fields: [
    column('day', 'date', 'Entry date', 'Date d’écriture', '2026-03-31', {
      required: true,
      synonyms: 'date, posting date, ecrituredate, date comptable',
    }),
    column('account', 'key', 'Account', 'Compte', '707000', {
      required: true,
      synonyms: 'account number, account code, comptenum, numero de compte, n de compte',
    }),
    column(
      'label',
      'text',
      'Entry label',
      'Libellé',
      { en: 'Sales of goods', fr: 'Ventes de marchandises' },
      {
        synonyms: 'label, description, text, ecriturelib, libelle de l ecriture',
      },
    ),
    column('debit', 'amount', 'Debit', 'Débit', '', { synonyms: 'debit amount, montant debit' }),
    column('credit', 'amount', 'Credit', 'Crédit', '35963.3', { synonyms: 'credit amount, montant credit' }),
    column('amount', 'amount', 'Amount', 'Montant', '', {
      synonyms: 'value, solde',
      hint: {
        en: 'Instead of debit and credit: income positive, expenses negative.',
        fr: 'À la place de débit et crédit : produits en positif, charges en négatif.',
      },
    }),
    CURRENCY,
    column('entry_ref', 'key', 'Entry number', 'N° d’écriture', 'VE-2026-03-001', {
      synonyms: 'entry, entry id, document no, voucher, piece, ecriturenum, numero de piece, n piece',
      hint: {
        en: 'One per line. Empty: lines are told apart by what they say.',
        fr: 'Un par ligne. Vide : les lignes sont reconnues à leur contenu.',
      },
    }),
  ],
  facts: ['stage_ledger'],
  toStage({ debit, credit, ...row }, { currency, numbers, refuse }) {
    const amount = row.amount ?? (debit === null && credit === null ? null : (credit ?? 0) - (debit ?? 0));
    if (amount === null) refuse('amount', 'missing');
    const day = dayOf(row.day);
    const entry = row.entry_ref || numbers.of([day, row.account, row.label, amount, currency]);
    return [['stage_ledger', { entry_ref: entry, day, account: row.account, label: row.label, amount, currency }]];
  },
});

import { column, ORDER_NUMBER, SKU, WAREHOUSE } from './parts/template-fields';
import { templateFormat } from './parts/template-format';
import { dayOf } from './parts/template-values';

export const templateReturns = templateFormat({
  id: 'template-returns',
  label: { en: 'Returns received', fr: 'Retours reçus' },
  purpose: {
    en: 'Goods that came back, with reason and condition. What was paid back is in your orders.',
    fr: 'Articles revenus, avec motif et état. Ce qui a été remboursé se trouve dans vos commandes.',
  },
  source: { code: 'returns', name: 'Returns received', kind: 'wms' },
  refersToAnyOrder: true,
  fields: [
    column('return_id', 'key', 'Return number', 'N° de retour', 'RET-00214', {
      synonyms: 'return_id, rma, rma number, retour, numero de retour',
    }),
    ORDER_NUMBER,
    SKU,
    column('day', 'date', 'Received on', 'Reçu le', '2026-03-27', {
      required: true,
      synonyms: 'date, return date, received at, date de retour, date de reception',
    }),
    column('quantity', 'integer', 'Quantity', 'Quantité', '1', { required: true, synonyms: 'qty, units, qte, pieces' }),
    column(
      'reason',
      'text',
      'Return reason',
      'Motif du retour',
      { en: 'Skin reaction', fr: 'Réaction cutanée' },
      {
        synonyms: 'reason, motif, cause',
      },
    ),
    column(
      'condition',
      'text',
      'Condition',
      'État',
      { en: 'opened', fr: 'ouvert' },
      { synonyms: 'state, disposition, etat du produit' },
    ),
    column('comment', 'text', 'Comment', 'Commentaire', '', { synonyms: 'note, remarque, customer comment' }),
    { ...WAREHOUSE, required: false },
  ],
  facts: ['stage_return_receipt'],
  toStage(row, { refuse }) {
    if ((row.quantity ?? 0) <= 0) refuse('quantity', 'not_allowed', String(row.quantity));
    const { return_id, ...rest } = row;
    return [
      ['stage_return_receipt', { ...rest, return_ref: return_id && `${return_id}|${row.sku}`, day: dayOf(row.day) }],
    ];
  },
});

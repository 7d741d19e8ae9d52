import { CURRENCY, column, SKU, WAREHOUSE } from './parts/template-fields';
import { templateFormat } from './parts/template-format';
import { dayOf } from './parts/template-values';

export const templateStock = templateFormat({
  id: 'template-stock',
  label: { en: 'Stock on a day', fr: 'Stock à une date' },
  purpose: {
    en: 'Stock by article and warehouse on a day, with lots and expiry dates where you keep them.',
    fr: 'Stock par article et par entrepôt à une date, avec lots et dates de péremption si vous les suivez.',
  },
  source: { code: 'stock', name: 'Stock', kind: 'wms' },
  fields: [
    column('snapshot_date', 'date', 'Stock date', 'Date du stock', '2026-03-31', {
      required: true,
      synonyms: 'snapshot_date, snapshot day, inventory date, date inventaire, date du releve, date de stock',
    }),
    WAREHOUSE,
    SKU,
    column('on_hand', 'integer', 'On hand', 'En stock', '120', {
      required: true,
      synonyms: `on_hand, quantity on hand, stock, stock on hand, quantite en stock, stock physique, quantite`,
      hint: {
        en: 'Everything that is there, also what is reserved. Rows of one article (lots) are added up.',
        fr: 'Tout ce qui est présent, réservations comprises. Les lignes d’un même article (lots) sont additionnées.',
      },
    }),
    column('committed', 'integer', 'Committed', 'Réservé', '8', { synonyms: 'reserved, allocated, reserve, alloue' }),
    column('unavailable', 'integer', 'Unavailable', 'Indisponible', '2', {
      synonyms: 'blocked, damaged stock, bloque, non disponible',
    }),
    column('incoming', 'integer', 'Incoming', 'En approche', '60', {
      synonyms: 'on order, inbound, en commande, attendu',
    }),
    column('unit_cost', 'amount', 'Unit cost', 'Coût unitaire', '6.35', {
      synonyms: 'unit_cost, cout unitaire ht, valeur unitaire',
    }),
    CURRENCY,
    column('lot', 'key', 'Lot', 'Lot', 'L2401', {
      synonyms: 'batch, batch number, lot number, numero de lot, n de lot',
    }),
    column('expiry_date', 'date', 'Expiry date', 'Date de péremption', '2027-09-30', {
      synonyms: 'expiry_date, expiration date, best before, ddm, dlc, dluo, date d expiration, peremption',
    }),
  ],
  facts: ['stage_stock', 'stage_stock_lot'],
  toStage(row, { currency }) {
    const place = { day: dayOf(row.snapshot_date), warehouse: row.warehouse, sku: row.sku };
    const { on_hand, committed, unavailable, incoming, unit_cost } = row;
    const stock = { ...place, on_hand, committed, unavailable, incoming, unit_cost, currency };
    const lot = { ...place, lot: row.lot, quantity: on_hand, expiry_day: dayOf(row.expiry_date) };
    return row.lot
      ? [
          ['stage_stock', stock],
          ['stage_stock_lot', lot],
        ]
      : [['stage_stock', stock]];
  },
});

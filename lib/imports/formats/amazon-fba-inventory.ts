import type { Format, FormatContext, RowHandler, RowProblem } from '../format';
import { AMAZON, dayOf } from './parts/amazon-source';
import { FieldReader } from './parts/field-reader';
import { fieldSpec } from './parts/field-spec';

/** Stock in Amazon's warehouses on a day (inventory age and health reports). */
export const amazonFbaInventory: Format = {
  id: 'amazon-fba-inventory',
  label: { en: 'Amazon FBA inventory', fr: 'Stock Amazon FBA' },
  source: AMAZON,
  fields: [
    fieldSpec('day', 'date', 'Day of the count', 'Jour du relevé', 'snapshot-date'),
    fieldSpec('sku', 'text', 'SKU', 'Référence produit', 'sku'),
    fieldSpec('country', 'text', 'Country', 'Pays', 'country | marketplace'),
    fieldSpec('sellable', 'integer', 'Sellable', 'Vendable', 'sellable-quantity | available'),
    fieldSpec('unsellable', 'integer', 'Unsellable', 'Invendable', 'unsellable-quantity | unfulfillable-quantity'),
    fieldSpec('reserved', 'integer', 'Reserved', 'Réservé', 'reserved-quantity | total-reserved-quantity'),
    fieldSpec('incoming', 'integer', 'On the way in', 'En approche', 'inbound-quantity | total-inbound-quantity'),
  ],
  requires: [['day'], ['sku'], ['sellable']],
  exact: ['snapshot-date', 'sku', 'fnsku', 'asin'],
  facts: ['stage_stock'],
  needsConfirmation: true,
  open: (context) => new InventoryHandler(context),
};

class InventoryHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly cells;

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.cells = {
      day: read.date('day'),
      sku: read.key('sku'),
      country: read.key('country'),
      sellable: read.integer('sellable'),
      unsellable: read.integer('unsellable'),
      reserved: read.integer('reserved'),
      incoming: read.integer('incoming'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, cells } = this;
    read.start(fields);
    const time = cells.day();
    const sku = cells.sku();
    const country = cells.country();
    const sellable = cells.sellable();
    const unsellable = cells.unsellable();
    const reserved = cells.reserved();
    const incoming = cells.incoming();
    if (!time) read.fail('day', 'missing');
    if (!sku) read.fail('sku', 'missing');
    if (sellable === null) read.fail('sellable', 'missing');
    // What can be sold is what is there less what is reserved and what is spoilt.
    const onHand = (sellable ?? 0) + (unsellable ?? 0) + (reserved ?? 0);
    if (Math.abs(onHand) >= 2 ** 31) read.fail('sellable', 'too_large', String(onHand));
    if (read.problem || !time) return read.problem;
    return this.context.stage.write('stage_stock', {
      row_no: rowNo,
      day: dayOf(time),
      warehouse: country ? `Amazon FBA ${country}` : 'Amazon FBA',
      sku,
      on_hand: onHand,
      committed: reserved,
      unavailable: unsellable,
      incoming,
      currency: this.context.currency,
    });
  }

  end(): void {}
}

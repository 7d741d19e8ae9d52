import type { Format, FormatContext, RowHandler, RowProblem } from '../format';
import { AMAZON, dayOf } from './parts/amazon-source';
import { FieldReader } from './parts/field-reader';
import { fieldSpec } from './parts/field-spec';
import { RowNumber } from './parts/row-number';

/** Goods that customers sent back to Amazon's warehouses. */
export const amazonFbaReturns: Format = {
  id: 'amazon-fba-returns',
  label: { en: 'Amazon FBA customer returns', fr: 'Retours clients Amazon FBA' },
  source: AMAZON,
  fields: [
    fieldSpec('day', 'date', 'Return date', 'Date du retour', 'return-date'),
    fieldSpec('order_ref', 'text', 'Order', 'Commande', 'order-id'),
    fieldSpec('sku', 'text', 'SKU', 'Référence produit', 'sku'),
    fieldSpec('quantity', 'integer', 'Quantity', 'Quantité', 'quantity'),
    fieldSpec('warehouse', 'text', 'Warehouse', 'Entrepôt', 'fulfillment-center-id | fulfilment-center-id'),
    fieldSpec('condition', 'text', 'Condition', 'État du produit', 'detailed-disposition'),
    fieldSpec('reason', 'text', 'Reason', 'Motif', 'reason'),
    fieldSpec('status', 'text', 'Status', 'Statut', 'status'),
    fieldSpec('plate', 'text', 'Licence plate of the unit', 'Plaque de l’unité', 'license-plate-number'),
    fieldSpec('comment', 'text', 'Comment', 'Commentaire', 'customer-comments'),
  ],
  requires: [['day'], ['order_ref'], ['sku'], ['quantity']],
  exact: ['return-date', 'order-id', 'fnsku', 'detailed-disposition'],
  facts: ['stage_return_receipt'],
  refersToAnyOrder: true,
  needsConfirmation: true,
  open: (context) => new ReturnHandler(context),
};

class ReturnHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly cells;
  private readonly numbers = new RowNumber();

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.cells = {
      day: read.date('day'),
      order: read.key('order_ref'),
      sku: read.key('sku'),
      quantity: read.integer('quantity'),
      warehouse: read.key('warehouse'),
      condition: read.key('condition'),
      reason: read.key('reason'),
      status: read.key('status'),
      plate: read.key('plate'),
      comment: read.text('comment'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, cells } = this;
    read.start(fields);
    const time = cells.day();
    const order = cells.order();
    const sku = cells.sku();
    const quantity = cells.quantity();
    const warehouse = cells.warehouse();
    const condition = cells.condition();
    const reason = cells.reason();
    const status = cells.status();
    const plate = cells.plate();
    const comment = cells.comment();
    if (!time) read.fail('day', 'missing');
    if (!sku) read.fail('sku', 'missing');
    if (quantity === null) read.fail('quantity', 'missing');
    else if (quantity < 0) read.fail('quantity', 'not_allowed', String(quantity));
    if (read.problem || !time) return read.problem;
    // A unit that is sold again may come back again under the same plate.
    const ref = plate
      ? `${plate}/${order}`
      : this.numbers.of([time, order, sku, quantity, warehouse, condition, reason, status, comment]);
    return this.context.stage.write('stage_return_receipt', {
      row_no: rowNo,
      return_ref: ref,
      order_ref: order,
      sku,
      warehouse,
      day: dayOf(time),
      quantity,
      reason,
      condition,
      comment,
    });
  }

  end(): void {}
}

import type { Format, FormatContext, RowHandler, RowProblem } from '../format';
import { FieldReader } from './parts/field-reader';
import { fieldSpec } from './parts/field-spec';
import type { DraftLine, OrderDraft } from './parts/order-draft';
import { OrderSheet } from './parts/order-sheet';
import { MAX_PIECES, piecesOf } from './parts/pieces';

/** Line items of the till (formerly ShopKeep): one row per line, with what the article cost. */
export const lightspeedItems: Format = {
  id: 'lightspeed-items',
  label: { en: 'Lightspeed line items (S-Series)', fr: 'Lignes de vente Lightspeed (S-Series)' },
  source: { code: 'lightspeed', name: 'Lightspeed', kind: 'pos' },
  fields: [
    fieldSpec('booked_at', 'date', 'Time', 'Heure', 'Time'),
    fieldSpec('order_ref', 'text', 'Transaction', 'Transaction', 'Transaction ID'),
    fieldSpec('operation', 'text', 'Operation', 'Opération', 'Operation Type'),
    fieldSpec('sku', 'text', 'SKU', 'Référence produit', 'Store Code'),
    fieldSpec('barcode', 'text', 'Barcode', 'Code-barres', 'UPC'),
    fieldSpec('product_name', 'text', 'Product', 'Produit', 'Line Item'),
    fieldSpec('category', 'text', 'Department', 'Rayon', 'Department'),
    fieldSpec('subcategory', 'text', 'Category', 'Catégorie', 'Category'),
    fieldSpec('cost', 'amount', 'Unit cost', 'Coût unitaire', 'Cost'),
    fieldSpec('unit_price', 'amount', 'Unit price', 'Prix unitaire', 'Price'),
    fieldSpec('quantity', 'amount', 'Quantity', 'Quantité', 'Quantity'),
    fieldSpec('subtotal', 'amount', 'Before discount', 'Avant remise', 'Subtotal'),
    fieldSpec('net', 'amount', 'Net', 'Net', 'Net Total'),
    fieldSpec('tax', 'amount', 'Tax', 'TVA', 'Tax'),
    fieldSpec('customer_ref', 'text', 'Customer number', 'N° client', 'Customer ID'),
  ],
  requires: [['booked_at'], ['order_ref'], ['quantity'], ['net'], ['sku', 'barcode', 'product_name']],
  exact: ['Register Name/Number', 'Operation Type', 'Line Item', 'Net Total', 'Total Due'],
  needsConfirmation: true,
  open: (context) => new LightspeedHandler(context),
};

const CHANNEL = { code: 'lightspeed', name: 'Lightspeed', type: 'store' } as const;

class LightspeedHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly cells;
  private readonly sheet: OrderSheet;
  private readonly voided = new WeakSet<DraftLine>();

  constructor(context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.sheet = new OrderSheet(context, { channel: CHANNEL, settle: (order) => this.settle(order) });
    this.cells = {
      bookedAt: read.date('booked_at'),
      orderRef: read.key('order_ref'),
      operation: read.text('operation'),
      sku: [read.key('sku'), read.key('barcode'), read.key('product_name')],
      name: read.text('product_name'),
      category: read.key('category'),
      subcategory: read.key('subcategory'),
      cost: read.amount('cost'),
      price: read.amount('unit_price'),
      quantity: read.amount('quantity'),
      subtotal: read.amount('subtotal'),
      net: read.amount('net'),
      tax: read.amount('tax'),
      customer: read.key('customer_ref'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, cells } = this;
    read.start(fields);
    const bookedAt = cells.bookedAt();
    const orderRef = cells.orderRef();
    const operation = cells.operation();
    const sku = cells.sku.map((cell) => cell()).find(Boolean) ?? '';
    const product = { sku, name: cells.name(), category: cells.category(), subcategory: cells.subcategory() };
    const unitCost = cells.cost();
    const price = cells.price();
    const quantity = cells.quantity();
    const net = cells.net();
    const subtotal = cells.subtotal();
    const tax = Math.abs(cells.tax() ?? 0);
    const customer = cells.customer();
    if (!bookedAt) read.fail('booked_at', 'missing');
    if (!orderRef) read.fail('order_ref', 'missing');
    if (!sku) read.fail('sku', 'missing');
    if (quantity === null) read.fail('quantity', 'missing');
    else if (Math.abs(piecesOf(quantity)) > MAX_PIECES) read.fail('quantity', 'too_large', String(piecesOf(quantity)));
    if (net === null) read.fail('net', 'missing');
    if (read.problem || !bookedAt || quantity === null || net === null) return read.problem;
    // Takings and refunds are told apart by the operation; the sign of what goes back differs between versions.
    const isBack = /refund|return/i.test(operation) || quantity < 0 || net < 0;
    const cost = unitCost === null ? null : Math.round(Math.abs(unitCost * quantity) / 10_000);
    if (cost !== null && !Number.isSafeInteger(cost)) return { field: 'cost', code: 'too_large' };
    const paid = Math.abs(net);
    const listed = Math.max(paid, Math.abs(subtotal ?? Math.round(((price ?? 0) * quantity) / 10_000)));
    if (!Number.isSafeInteger(listed)) return { field: 'unit_price', code: 'too_large' };
    const draft = this.sheet.order(orderRef);
    if (draft.rowNo === 0 || bookedAt < draft.bookedAt) draft.bookedAt = bookedAt;
    if (draft.rowNo === 0) Object.assign(draft, { rowNo, isWhole: true });
    if (customer && !draft.customer) draft.customer = { kind: 'customer', value: customer };
    const line: DraftLine = {
      rowNo,
      kind: isBack ? 'return' : listed === 0 ? 'free' : 'sale',
      product,
      quantity: Math.abs(piecesOf(quantity)),
      // What is given back is what was paid, whatever the list price was.
      gross: isBack ? paid : listed,
      discount: isBack ? 0 : listed - paid,
      tax,
      cost,
      refundedAt: isBack ? bookedAt : null,
    };
    if (/void/i.test(operation)) this.voided.add(line);
    draft.lines.push(line);
    return this.sheet.taken();
  }

  end(): Promise<void> {
    return this.sheet.end();
  }

  cutOrders(): readonly string[] {
    return this.sheet.cutOrders();
  }

  /** A transaction of which every line was voided was cancelled; a voided line inside another one was never sold. */
  private settle(order: OrderDraft): void {
    const voided = order.lines.filter((line) => this.voided.has(line));
    if (voided.length === order.lines.length) {
      for (const line of voided) Object.assign(line, { kind: 'sale', refundedAt: null });
      Object.assign(order, { status: 'cancelled', sourceStatus: 'Void', cancelledAt: order.bookedAt });
    } else {
      for (const line of voided) {
        Object.assign(line, { kind: 'sale', quantity: 0, gross: 0, discount: 0, tax: 0, cost: null, refundedAt: null });
      }
    }
    const sold = order.lines.filter((line) => line.kind !== 'return' && !this.isAside(order, line));
    if (sold.length === 0 && order.status !== 'cancelled') order.kind = 'credit_note';
    order.tax = sold.reduce((total, line) => total + (line.tax ?? 0), 0);
    // Goods change hands at the till.
    order.paidAt = order.bookedAt;
    order.deliveredAt = order.bookedAt;
  }

  private isAside(order: OrderDraft, line: DraftLine): boolean {
    return order.status !== 'cancelled' && this.voided.has(line);
  }
}

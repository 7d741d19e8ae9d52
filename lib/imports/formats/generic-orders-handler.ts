import type { FormatContext, RowHandler, RowProblem } from '../format';
import { contentHash } from '../values/content-hash';
import { isCancellation, isCorrection } from './document-number';
import { FieldReader } from './field-reader';
import { GenericOrderHeader } from './generic-order-header';
import { type LineAmounts, lineAmounts } from './line-amounts';

/** Rows of generic-orders to stage rows. One instance reads one file. */
export class GenericOrdersHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly header: GenericOrderHeader;
  private readonly products = new Map<string, number>();
  private readonly cells;
  private firstRef = '';
  private lastRef = '';

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.header = new GenericOrderHeader(context, read);
    this.cells = {
      orderRef: read.text('order_ref'),
      sku: read.text(read.has('sku') ? 'sku' : 'product_name'),
      name: read.text('product_name'),
      category: read.text('category'),
      subcategory: read.text('subcategory'),
      lineRef: read.text('line_ref'),
      promotion: read.text('promotion_code'),
      tax: read.amount('tax'),
      amounts: lineAmounts(read, context),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, cells, context } = this;
    read.start(fields);
    const orderRef = cells.orderRef();
    const sku = cells.sku() || cells.name();
    if (!orderRef) read.fail('order_ref', 'missing');
    if (!sku) read.fail(read.has('sku') ? 'sku' : 'product_name', 'missing');
    const amounts = cells.amounts();
    const tax = cells.tax() ?? 0;
    if (!amounts || read.problem) return read.problem;
    const headerWait = this.header.row(fields, rowNo, orderRef, amounts.isAdjustment);
    if (read.problem) return read.problem;
    if (!this.firstRef) this.firstRef = orderRef;
    this.lastRef = orderRef;

    const { quantity } = amounts;
    const kind = lineKind(orderRef, amounts);
    const isSale = kind === 'sale' || kind === 'free';
    const sign = isSale ? 1 : -1;
    const gross = sign * amounts.gross;
    const net = sign * amounts.net;
    const cost = amounts.cost === null ? null : sign * amounts.cost;
    const lineWait = context.stage.writeValues('stage_line', [
      rowNo,
      orderRef,
      kind,
      cells.lineRef() || null,
      this.product(sku),
      null,
      isSale ? quantity : Math.abs(quantity),
      gross,
      gross - net,
      net,
      sign * tax,
      cost,
      cells.promotion() || null,
      null,
      null,
      null,
      contentHash(`${kind}|${sku}|${quantity}|${gross}|${net}|${tax}|${cost}`),
    ]);
    return lineWait ?? headerWait;
  }

  end(): void {}

  cutOrders(): readonly string[] {
    return [...new Set([this.firstRef, this.lastRef])].filter(Boolean);
  }

  private product(sku: string): number {
    const known = this.products.get(sku);
    if (known !== undefined) return known;
    const no = this.products.size + 1;
    this.products.set(sku, no);
    const { name, category, subcategory } = this.cells;
    this.context.stage.write('stage_product', {
      no,
      sku,
      name: name(),
      category: category(),
      subcategory: subcategory(),
    });
    return no;
  }
}

function lineKind(orderRef: string, amounts: LineAmounts): string {
  if (isCancellation(orderRef)) return 'cancellation';
  if (amounts.isAdjustment) return isCorrection(orderRef) ? 'adjustment' : 'allowance';
  // Goods leave stock without money moving back: a stock correction, not a return.
  if (amounts.quantity < 0) return amounts.gross === 0 ? 'adjustment' : 'return';
  return amounts.gross === 0 && amounts.net === 0 ? 'free' : 'sale';
}

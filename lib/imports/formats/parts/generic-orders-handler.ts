import type { CopyValue } from '@/lib/db/copy';
import type { Connection } from '@/lib/db/run-sql';
import { type FormatContext, NOT_DATA, type RowHandler } from '../../format';
import { contentHash } from '../../values/content-hash';
import { isTotalRow } from '../../values/total-row';
import { isCancellation, isCorrection } from './document-number';
import { FieldReader } from './field-reader';
import { GenericOrderHeader } from './generic-order-header';
import { finishGenericOrders, type LinesSeen } from './generic-orders-finish';
import { type LineAmounts, lineAmounts } from './line-amounts';

interface Product {
  sku: string;
  name: string;
  category: string;
  subcategory: string;
}

/** What this format says of a line; the other columns of the stage stay empty. */
const LINE_COLUMNS = [
  'row_no',
  'order_ref',
  'kind',
  'line_ref',
  'product_no',
  'quantity',
  'gross',
  'discount',
  'net',
  'tax',
  'cost',
  'promotion_code',
  'line_hash',
] as const;

/** Rows of generic-orders to stage rows. One instance reads one file. */
export class GenericOrdersHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly header: GenericOrderHeader;
  private readonly products = new Map<string, number>();
  private readonly cells;
  private readonly writeLine;
  // One array for all rows: what is written is copied at once, and there may be millions of them.
  private readonly line: CopyValue[] = new Array(LINE_COLUMNS.length).fill(null);
  private readonly seen: LinesSeen = { back: 0, paid: 0, takesBack: false };
  private firstRef = '';
  private lastRef = '';

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.writeLine = context.stage.writer('stage_line', LINE_COLUMNS);
    this.header = new GenericOrderHeader(context, read);
    this.cells = {
      orderRef: read.key('order_ref'),
      sku: read.key(read.has('sku') ? 'sku' : 'product_name'),
      name: read.text('product_name'),
      nameAsKey: read.key('product_name'),
      category: read.key('category'),
      subcategory: read.key('subcategory'),
      lineRef: read.key('line_ref'),
      promotion: read.key('promotion_code'),
      tax: read.amount('tax'),
      amounts: lineAmounts(read, context),
    };
  }

  row(fields: readonly string[], rowNo: number): ReturnType<RowHandler['row']> {
    const { read, cells } = this;
    read.start(fields);
    const orderRef = cells.orderRef();
    const sku = cells.sku() || cells.nameAsKey();
    const known = this.products.get(sku);
    const product: Product | null =
      known === undefined
        ? { sku, name: cells.name(), category: cells.category(), subcategory: cells.subcategory() }
        : null;
    const lineRef = cells.lineRef() || null;
    const promotion = cells.promotion() || null;
    if (!orderRef) read.fail('order_ref', 'missing');
    if (!sku) read.fail(read.has('sku') ? 'sku' : 'product_name', 'missing');
    const amounts = cells.amounts();
    const tax = cells.tax() ?? 0;
    if (!amounts || read.problem) return isTotal(fields) ? NOT_DATA : read.problem;
    const headerWait = this.header.row(fields, rowNo, orderRef, amounts.isAdjustment);
    if (read.problem) return isTotal(fields) ? NOT_DATA : read.problem;
    if (!this.firstRef) this.firstRef = orderRef;
    this.lastRef = orderRef;

    const { quantity } = amounts;
    const kind = lineKind(orderRef, amounts);
    const isSale = kind === 'sale' || kind === 'free';
    const sign = isSale ? 1 : -1;
    if (kind === 'return') this.seen.takesBack = true;
    else if (kind === 'cancellation') {
      if (amounts.net < 0) this.seen.back += 1;
      else if (amounts.net > 0) this.seen.paid += 1;
    }
    const gross = sign * amounts.gross;
    const net = sign * amounts.net;
    const cost = amounts.cost === null ? null : sign * amounts.cost;
    const { line } = this;
    line[0] = rowNo;
    line[1] = orderRef;
    line[2] = kind;
    line[3] = lineRef;
    line[4] = known ?? this.add(product as Product);
    line[5] = isSale ? quantity : Math.abs(quantity);
    line[6] = gross;
    line[7] = gross - net;
    line[8] = net;
    line[9] = sign * tax;
    line[10] = cost;
    line[11] = promotion;
    line[12] = contentHash(`${kind}|${sku}|${quantity}|${gross}|${net}|${tax}|${cost}`);
    return this.writeLine(line) ?? headerWait;
  }

  end(): void {}

  finish(connection: Connection): Promise<void> {
    return finishGenericOrders(connection, this.seen);
  }

  cutOrders(): readonly string[] {
    return [...new Set([this.firstRef, this.lastRef])].filter(Boolean);
  }

  private add(product: Product): number {
    const no = this.products.size + 1;
    this.products.set(product.sku, no);
    this.context.stage.write('stage_product', { no, ...product });
    return no;
  }
}

/** The line below a table that adds it up; looked for only where a row cannot be taken. */
const isTotal = (fields: readonly string[]) => isTotalRow(fields.find((cell) => cell.trim() !== '') ?? '');

function lineKind(orderRef: string, amounts: LineAmounts): string {
  if (isCancellation(orderRef)) return 'cancellation';
  if (amounts.isAdjustment) return isCorrection(orderRef) ? 'adjustment' : 'allowance';
  // Goods leave stock without money moving back: a stock correction, not a return.
  if (amounts.quantity < 0) return amounts.gross === 0 ? 'adjustment' : 'return';
  return amounts.gross === 0 && amounts.net === 0 ? 'free' : 'sale';
}

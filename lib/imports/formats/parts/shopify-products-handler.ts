import type { FormatContext, RowHandler, RowProblem } from '../../format';
import { FieldReader } from './field-reader';
import { shopifyVariantName } from './shopify-variant-name';
import { snapshotDay } from './snapshot-ask';

/** A hundred tonnes, in ten-thousandths of a gram: what is heavier is no weight. */
const MAX_GRAMS = 1e12;

/** What the first row of a product says for all its variants. */
interface Head {
  title: string;
  vendor: string;
  category: string;
  options: readonly string[];
  status: string;
}

interface Variant {
  rowNo: number;
  sku: string;
  values: readonly string[];
  grams: number | null;
  barcode: string;
  price: number | null;
  listPrice: number | null;
  cost: number | null;
}

export class ShopifyProductsHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly products = new Map<string, { head: Head | null; variants: Variant[] }>();
  private readonly cells;
  private readonly day: string | null;

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.day = snapshotDay(context);
    const options = [1, 2, 3];
    this.cells = {
      handle: read.key('handle'),
      title: read.key('title'),
      vendor: read.key('vendor'),
      category: read.text('category'),
      type: read.key('type'),
      names: options.map((n) => read.key(`option${n}_name`)),
      values: options.map((n) => read.key(`option${n}_value`)),
      sku: read.key('sku'),
      grams: read.amount('grams'),
      price: read.amount('price'),
      comparePrice: read.amount('compare_price'),
      barcode: read.key('barcode'),
      cost: read.amount('cost'),
      status: read.text('status'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | undefined {
    const { read, cells } = this;
    read.start(fields);
    const handle = cells.handle();
    const title = cells.title();
    const names = cells.names.map((cell) => cell());
    const values = cells.values.map((cell) => cell());
    const price = cells.price();
    const compare = cells.comparePrice();
    const grams = cells.grams();
    const variant: Variant = {
      rowNo,
      sku: cells.sku().replace(/^'/, ''),
      values,
      grams: grams === null || grams < 0 || grams > MAX_GRAMS ? null : Math.round(grams / 10_000),
      barcode: cells.barcode().replace(/^'/, ''),
      price,
      // The price before a reduction; some shops leave an old, lower one there.
      listPrice: price === null ? compare : Math.max(price, compare ?? 0),
      cost: cells.cost(),
    };
    // "Health & Beauty > … > Skin Care": the shop's own type says more than the first steps of a taxonomy.
    const category = cells.type() || (cells.category().split('>').at(-1)?.trim() ?? '');
    const head = title ? { title, vendor: cells.vendor(), category, options: names, status: cells.status() } : null;
    if (!handle) read.fail('handle', 'missing');
    if (!this.day) read.fail('snapshot_day', 'missing');
    if (read.problem) return read.problem;
    const product = this.products.get(handle) ?? { head: null, variants: [] };
    this.products.set(handle, product);
    product.head ??= head;
    // A row of an image only says nothing new.
    if (variant.sku || values[0] || price !== null) product.variants.push(variant);
    return undefined;
  }

  async end(): Promise<void> {
    for (const [handle, { head, variants }] of this.products) {
      for (const variant of variants) await this.write(handle, head, variant, variants.length > 1);
    }
  }

  private async write(handle: string, head: Head | null, variant: Variant, hasSiblings: boolean): Promise<void> {
    const { stage, currency } = this.context;
    const name = shopifyVariantName(head?.title ?? '', variant.values);
    // Orders of articles without a SKU name them this way.
    const sku = variant.sku || name;
    const row = { row_no: variant.rowNo, sku };
    const status = head?.status.toLowerCase() ?? '';
    await stage.write('stage_catalogue', {
      ...row,
      name,
      brand: head?.vendor,
      category: head?.category,
      parent_sku: hasSiblings ? handle : null,
      barcode: variant.barcode,
      weight_grams: variant.grams || null,
      status: status === 'archived' ? 'ended' : status,
    });
    for (const [i, value] of variant.values.entries()) {
      const option = head?.options[i] ?? '';
      const isOption = option !== '' && value !== '' && value !== 'Default Title';
      if (isOption) await stage.write('stage_product_attribute', { ...row, name: option, value });
    }
    const since = { ...row, valid_from: this.day, currency };
    if (variant.listPrice !== null)
      await stage.write('stage_product_price', { ...since, list_price: variant.listPrice });
    if (variant.cost !== null) await stage.write('stage_product_cost', { ...since, unit_cost: variant.cost });
  }
}

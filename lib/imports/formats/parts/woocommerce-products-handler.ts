import type { FormatContext, RowHandler, RowProblem } from '../../format';
import { FieldReader } from './field-reader';
import { snapshotDay } from './snapshot-ask';

interface Product {
  rowNo: number;
  id: string;
  sku: string;
  type: string;
  name: string;
  isPublished: boolean;
  category: string;
  parent: string;
  barcode: string;
  brand: string;
  grams: number | null;
  listPrice: number | null;
  cost: number | null;
  attributes: readonly (readonly [name: string, value: string])[];
}

const GRAMS: Readonly<Record<string, number>> = {
  weight_kg: 1000,
  weight_g: 1,
  weight_lbs: 453.592_37,
  weight_oz: 28.349_523_125,
};
const ATTRIBUTE =
  /^(?:attribute|attribut|nom de l.attribut|valeur\(s\) de l.attribut)\D*(\d+)\D*(name|nom|value|valeur)?/i;

/** Rows wait for each other: a variation takes category and brand from its parent, which may come later. */
export class WooCommerceProductsHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly products: Product[] = [];
  private readonly attributes: readonly { name: number; value: number }[];
  private readonly cells;
  private readonly day: string | null;

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.day = snapshotDay(context);
    this.attributes = attributeColumns(context.columns);
    this.cells = {
      id: read.key('id'),
      type: read.text('type'),
      sku: read.key('sku'),
      barcode: read.key('barcode'),
      name: read.text('name'),
      published: read.text('published'),
      listPrice: read.amount('list_price'),
      cost: read.amount('cost'),
      categories: read.text('categories'),
      parent: read.key('parent'),
      brands: read.text('brands'),
      weights: Object.entries(GRAMS).map(([name, grams]) => [read.amount(name), grams] as const),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | undefined {
    const { read, cells } = this;
    read.start(fields);
    const id = cells.id();
    // A product without a SKU is known by its number, as the shop's other exports know it.
    const sku = cells.sku().replace(/^'/, '') || (id && `id:${id}`);
    const weight = cells.weights.map(([cell, grams]) => [cell(), grams] as const).find(([value]) => value !== null);
    const product: Product = {
      rowNo,
      id,
      sku,
      type: cells.type().toLowerCase(),
      name: cells.name(),
      isPublished: !/^(0|-1|no|non)$/i.test(cells.published()),
      category: mainCategory(cells.categories()),
      parent: cells.parent(),
      barcode: cells.barcode().replace(/^'/, ''),
      brand: cells.brands().split(',')[0]?.trim() ?? '',
      grams: weight ? gramsOf((weight[0] as number) * weight[1]) : null,
      listPrice: cells.listPrice(),
      cost: cells.cost(),
      attributes: this.attributes.flatMap(({ name, value }) => {
        const [title, text] = [fields[name]?.trim() ?? '', fields[value]?.trim() ?? ''];
        return title && text ? [[title, text] as const] : [];
      }),
    };
    if (!sku) read.fail('sku', 'missing');
    if (!this.day) read.fail('snapshot_day', 'missing');
    if (read.problem) return read.problem;
    this.products.push(product);
    return undefined;
  }

  async end(): Promise<void> {
    const bySku = new Map(this.products.map((product) => [product.sku, product]));
    const byId = new Map(this.products.map((product) => [`id:${product.id}`, product]));
    for (const product of this.products) {
      const parent = product.parent ? (bySku.get(product.parent) ?? byId.get(product.parent)) : undefined;
      await this.write(product, parent);
    }
  }

  private async write(product: Product, parent: Product | undefined): Promise<void> {
    const { stage, currency } = this.context;
    const row = { row_no: product.rowNo, sku: product.sku };
    const [category = '', subcategory = ''] = (product.category || parent?.category || '').split('\u0001');
    const parentSku = product.parent ? (parent?.sku ?? product.parent) : null;
    await stage.write('stage_catalogue', {
      ...row,
      name: product.name,
      brand: product.brand || parent?.brand,
      category,
      subcategory,
      parent_sku: parentSku,
      barcode: product.barcode,
      weight_grams: product.grams ?? parent?.grams,
      status: product.isPublished ? 'active' : 'draft',
    });
    // Of a product with variations the attributes are what there is to choose from: they belong to the variations.
    const own = product.type.includes('variable') ? [] : product.attributes;
    for (const [name, value] of own) await stage.write('stage_product_attribute', { ...row, name, value });
    const since = { ...row, valid_from: this.day, currency };
    if (product.listPrice !== null)
      await stage.write('stage_product_price', { ...since, list_price: product.listPrice });
    if (product.cost !== null) await stage.write('stage_product_cost', { ...since, unit_cost: product.cost });
  }
}

/** "Clothing > Hoodies, Sale": the first path, its first step and its last. */
function mainCategory(text: string): string {
  // A comma inside a name is written "\,".
  const [first = ''] = text.split(/(?<!\\),\s*/);
  const steps = first.split('>').map((step) => step.trim().replaceAll('\\,', ',').slice(0, 130));
  return steps.length > 1 ? `${steps[0]}\u0001${steps.at(-1)}` : (steps[0] ?? '');
}

/** "Attribute 1 name" and "Attribute 1 value(s)", as many as there are, in English or French. */
function attributeColumns(columns: readonly string[]): { name: number; value: number }[] {
  const found = new Map<string, { name: number; value: number }>();
  for (const [i, column] of columns.entries()) {
    const number = ATTRIBUTE.exec(column.trim())?.[1];
    if (number === undefined) continue;
    const pair = found.get(number) ?? { name: -1, value: -1 };
    if (/value|valeur/i.test(column)) pair.value = i;
    else if (/name|nom/i.test(column)) pair.name = i;
    found.set(number, pair);
  }
  return [...found.values()].filter(({ name, value }) => name >= 0 && value >= 0);
}

/** From ten-thousandths of a gram; more than a hundred tonnes is no weight. */
const gramsOf = (scaled: number) => (scaled >= 0 && scaled <= 1e12 ? Math.round(scaled / 10_000) : null);

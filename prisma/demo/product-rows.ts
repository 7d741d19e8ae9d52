import { copyRows } from '@/lib/db/copy';
import type { Connection } from '@/lib/db/run-sql';
import { dayText } from './calendar';
import type { DemoProduct } from './catalogue';
import { CURRENCY, insertMissing, lookUp } from './dimension-rows';
import { INGREDIENTS } from './ingredients';
import { CATEGORIES, PRODUCT_LINES } from './product-lines';

async function insertCategories(connection: Connection): Promise<(code: string) => number> {
  await insertMissing(
    connection,
    'category',
    ['code', 'name', 'name_fr'],
    CATEGORIES.map((category) => [category.code, category.name, category.nameFr]),
  );
  const parents = await lookUp(connection, 'SELECT code AS key, id FROM category');
  await insertMissing(
    connection,
    'category',
    ['code', 'name', 'name_fr', 'parent_id'],
    PRODUCT_LINES.map((line) => {
      const parent = (CATEGORIES[line.category] as (typeof CATEGORIES)[number]).code;
      const name = line.subcategory.replaceAll('-', ' ');
      return [subcategoryCode(line), name[0]?.toUpperCase() + name.slice(1), line.subcategoryFr, parents(parent)];
    }),
  );
  return lookUp(connection, 'SELECT code AS key, id FROM category');
}

const subcategoryCode = (entry: { category: number; subcategory: string }) =>
  `${CATEGORIES[entry.category]?.code} > ${entry.subcategory}`;

/** Categories, products with what belongs to them, dated costs and prices; returns the products' ids. */
export async function insertProducts(
  connection: Connection,
  products: readonly DemoProduct[],
  sourceId: number,
  today: number,
): Promise<number[]> {
  const categories = await insertCategories(connection);
  await copyRows(
    connection,
    'product',
    [
      'sku',
      'name',
      'brand',
      'category_id',
      'subcategory_id',
      'barcode',
      'weight_grams',
      'launch_day',
      'end_day',
      'shelf_life_days',
      'supplier',
      'lead_time_days',
      'min_order_qty',
      'status',
      'source_id',
    ],
    products.map((product) => [
      product.sku,
      product.name,
      product.brand,
      categories((CATEGORIES[product.category] as (typeof CATEGORIES)[number]).code),
      categories(subcategoryCode(product)),
      product.barcode,
      product.weightGrams,
      dayText(product.launch),
      product.end === null ? null : dayText(product.end),
      product.shelfLifeDays,
      product.supplier,
      product.leadTimeDays,
      product.minOrderQty,
      product.end !== null && product.end < today ? 'ended' : 'active',
      sourceId,
    ]),
  );
  const id = await lookUp(connection, 'SELECT sku AS key, id FROM product');
  const ids = products.map((product) => id(product.sku));
  const idOf = (product: DemoProduct) => ids[product.index];
  await copyRows(
    connection,
    'product_attribute',
    ['product_id', 'name', 'value'],
    products.flatMap((product) => [
      [idOf(product), 'range', product.name.split(' ').slice(-1)[0]],
      [idOf(product), 'certification', product.index % 5 === 0 ? 'natural' : 'organic'],
      [idOf(product), 'vegan', product.ingredients.some((key) => key === 'beeswax' || key === 'honey') ? 'no' : 'yes'],
    ]),
  );
  await copyRows(
    connection,
    'product_cost',
    ['product_id', 'valid_from', 'currency', 'unit_cost'],
    dated(products, ids, 'costs'),
  );
  await copyRows(
    connection,
    'product_price',
    ['product_id', 'valid_from', 'currency', 'list_price'],
    dated(products, ids, 'prices'),
  );
  await insertMissing(
    connection,
    'ingredient',
    ['inci_name', 'name', 'name_fr'],
    Object.values(INGREDIENTS).map((entry) => [entry.inci, entry.name, entry.nameFr]),
  );
  const ingredient = await lookUp(connection, 'SELECT inci_name AS key, id FROM ingredient');
  await copyRows(
    connection,
    'product_ingredient',
    ['product_id', 'ingredient_id', 'position'],
    products.flatMap((product) =>
      product.ingredients.map((key, i) => [idOf(product), ingredient(INGREDIENTS[key].inci), i + 1]),
    ),
  );
  return ids;
}

function dated(products: readonly DemoProduct[], ids: readonly number[], list: 'costs' | 'prices') {
  return products.flatMap((product) =>
    product[list].map((entry) => [ids[product.index], dayText(entry.from), CURRENCY, entry.amount]),
  );
}

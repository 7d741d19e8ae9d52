import type { Day } from '@/lib/core/calendar';
import { runSql } from '@/lib/db/run-sql';

/** What can be sold of a product: on hand, not promised, not blocked; at the last stock-taking up to a day. */
const SELLABLE = 'sum(s.on_hand - s.committed - s.unavailable)::int';
const LAST_STOCK = 'SELECT max(day) FROM stock_snapshot WHERE day <= $2::date';

export interface ProductMarks {
  /** Day of the stock-taking; null without any. */
  stockDay: Day | null;
  products: Map<string, { launch: Day | null; stock: number | null }>;
}

/** Launch day and stock of some products, as of a day. */
export async function productMarks(skus: readonly string[], until: Day): Promise<ProductMarks> {
  const rows = await runSql<{ sku: string; launch: Day | null; stock: number | null; stock_day: Day | null }>({
    text: `WITH last AS (${LAST_STOCK})
      SELECT p.sku, p.launch_day AS launch, x.stock, (SELECT max FROM last) AS stock_day
      FROM product p LEFT JOIN LATERAL (SELECT ${SELLABLE} AS stock FROM stock_snapshot s
        WHERE s.product_id = p.id AND s.day = (SELECT max FROM last)) x ON true
      WHERE p.sku = ANY($1::text[])`,
    values: [skus, until],
  });
  return {
    stockDay: rows[0]?.stock_day ?? null,
    products: new Map(rows.map(({ sku, launch, stock }) => [sku, { launch, stock }])),
  };
}

/** What a product is called; null for an unknown SKU. */
export async function productName(sku: string): Promise<string | null> {
  const [found] = await runSql<{ name: string }>({
    text: "SELECT coalesce(nullif(name, ''), sku) AS name FROM product WHERE sku = $1",
    values: [sku],
  });
  return found?.name ?? null;
}

export interface ProductFacts {
  id: number;
  sku: string;
  name: string;
  brand: string | null;
  status: string;
  barcode: string | null;
  weight: number | null;
  supplier: string | null;
  leadTime: number | null;
  minOrder: number | null;
  shelfLife: number | null;
  launch: Day | null;
  end: Day | null;
  category: string | null;
  categoryName: string | null;
  subcategory: string | null;
  subcategoryName: string | null;
  stock: number | null;
  stockDay: Day | null;
  ingredients: { key: string; name: string }[];
  attributes: { name: string; value: string }[];
}

/** A product as the catalogue describes it; null for an unknown SKU. */
export async function productFacts(sku: string, locale: string, until: Day): Promise<ProductFacts | null> {
  const name = (alias: string) =>
    locale === 'fr' ? `coalesce(nullif(${alias}.name_fr, ''), ${alias}.name)` : `${alias}.name`;
  const [found] = await runSql<ProductFacts>({
    text: `WITH last AS (${LAST_STOCK})
      SELECT p.id, p.sku, coalesce(nullif(p.name, ''), p.sku) AS name, p.brand, p.status, p.barcode, p.weight_grams AS weight,
        p.supplier, p.lead_time_days AS "leadTime", p.min_order_qty AS "minOrder", p.shelf_life_days AS "shelfLife",
        p.launch_day AS launch, p.end_day AS "end", c.code AS category, ${name('c')} AS "categoryName",
        u.code AS subcategory, ${name('u')} AS "subcategoryName",
        (SELECT ${SELLABLE} FROM stock_snapshot s WHERE s.product_id = p.id AND s.day = (SELECT max FROM last)) AS stock,
        (SELECT max FROM last) AS "stockDay",
        coalesce((SELECT json_agg(json_build_object('key', i.inci_name, 'name', coalesce(nullif(${name('i')}, ''), i.inci_name))
          ORDER BY pi.position, i.inci_name) FROM product_ingredient pi JOIN ingredient i ON i.id = pi.ingredient_id
          WHERE pi.product_id = p.id), '[]') AS ingredients,
        coalesce((SELECT json_agg(json_build_object('name', a.name, 'value', a.value) ORDER BY a.name, a.value)
          FROM product_attribute a WHERE a.product_id = p.id), '[]') AS attributes
      FROM product p LEFT JOIN category c ON c.id = p.category_id LEFT JOIN category u ON u.id = p.subcategory_id
      WHERE p.sku = $1`,
    values: [sku, until],
  });
  return found ?? null;
}

export interface PriceStep {
  from: Day;
  amount: string;
}

/** List prices or unit costs of a product, each from a day on, in major units. */
export function priceSteps(productId: number, currency: string, kind: 'price' | 'cost'): Promise<PriceStep[]> {
  const [table, column] = kind === 'price' ? ['product_price', 'list_price'] : ['product_cost', 'unit_cost'];
  return runSql<PriceStep>({
    text: `SELECT valid_from AS from, (${column} / 10000.0)::numeric(20, 4)::text AS amount FROM ${table}
      WHERE product_id = $1 AND currency = $2 ORDER BY valid_from`,
    values: [productId, currency],
  });
}

/** The amount that holds on a day. */
export function amountOn(steps: readonly PriceStep[], day: Day): number | null {
  const step = steps.findLast(({ from }) => from <= day);
  return step ? Number(step.amount) : null;
}

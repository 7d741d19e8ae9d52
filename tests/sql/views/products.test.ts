import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { pageFrame } from '@/lib/views/page-frame';
import { boughtTogether } from '@/lib/views/products/bought-together';
import { type CategoryView, loadCategory } from '@/lib/views/products/category';
import { loadProducts, type ProductsView } from '@/lib/views/products/league';
import { loadProduct, type ProductView } from '@/lib/views/products/product';
import { amountOf, NOW, pageShop, reader, YEAR } from './page-shop';

vi.mock('next-intl/server', async () => {
  const { translations } = await import('./page-shop');
  return { getTranslations: translations };
});

let shop: Awaited<ReturnType<typeof pageShop>>;
const QUERY = { ...YEAR, compare: 'previous_year' };

beforeAll(async () => {
  shop = await pageShop(2_000);
});
afterAll(() => shop.remove());

const plainProducts = () =>
  runSql<{ sku: string; units: string; orders: string; gross: string }>({
    text: `SELECT p.sku, sum(CASE WHEN l.is_free THEN 0 ELSE l.quantity END)::text AS units, count(DISTINCT o.id)::text AS orders,
        (sum(l.net)::numeric / 10000)::text AS gross
      FROM order_line l JOIN shop_order o ON o.person_id = l.person_id AND o.id = l.order_id JOIN product p ON p.id = l.product_id
      WHERE o.is_valid AND o.day BETWEEN $1 AND $2 GROUP BY 1`,
    values: [YEAR.from, YEAR.to],
  });

const league = async (params: Record<string, string> = {}, viewer = reader()) =>
  (await loadProducts(viewer, { ...QUERY, ...params }, NOW, 'en')) as ProductsView;
const column = (view: ProductsView, id: string) => view.columns.findIndex((each) => each.id === id);

describe('the ranking of products', () => {
  it('shows every product that sold, page by page, with the orders of plain SQL', async () => {
    const plain = new Map((await plainProducts()).map((row) => [row.sku, row]));
    const first = await league();
    const seen: string[] = [];
    for (let page = 1; page <= first.pages; page += 1) {
      const view = await league({ page: String(page) });
      const at = column(view, 'order_count');
      for (const row of view.rows) {
        seen.push(row.sku);
        const orders = plain.get(row.sku)?.orders;
        if (orders !== undefined) expect(amountOf(row.cells[at] ?? '')).toBe(Number(orders));
      }
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(first.count);
    for (const sku of plain.keys()) expect(seen).toContain(sku);
  });

  it('sorts all products, not those of the page', async () => {
    const view = await league({ sort: '-units_sold' });
    const at = column(view, 'units_sold');
    const units = view.rows.map(({ cells }) => amountOf(cells[at] ?? ''));
    expect(units).toEqual(units.toSorted((a, b) => b - a));
    expect(view.columns[at]?.sorted).toBe('descending');
    const rising = await league({ sort: 'units_sold' });
    expect(amountOf(rising.rows[0]?.cells[at] ?? '')).toBeLessThanOrEqual(units.at(-1) ?? 0);
  });

  it('finds by name and by SKU, whatever the accents', async () => {
    const found = await league({ q: 'creme' });
    expect(found.count).toBeGreaterThan(0);
    expect(found.rows.every(({ label }) => /cr[eè]me/i.test(label))).toBe(true);
    expect((await league({ q: 'aub-hai-001' })).rows.map(({ sku }) => sku)).toEqual(['AUB-HAI-001']);
    expect(await league({ q: 'nothing is called that' })).toMatchObject({ count: 0, rows: [] });
  });

  it('has classes that cover all products, and its totals are those of the shop', async () => {
    const view = await league();
    const [all, ...classes] = view.grades;
    expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(all?.count);
    const [whole] = await runSql<{ orders: string }>({
      text: 'SELECT count(*)::text AS orders FROM shop_order WHERE is_valid AND day BETWEEN $1 AND $2',
      values: [YEAR.from, YEAR.to],
    });
    expect(amountOf(view.totals[column(view, 'order_count')] ?? '')).toBe(Number(whole?.orders));
  });

  it('has no column of margin for those who may not read it', async () => {
    const view = await league({ sort: '-gross_margin' }, reader('CMO', ['margin:read']));
    expect(view.columns.map(({ id }) => id).filter((id) => id.includes('margin'))).toEqual([]);
    expect(view.columns.find(({ sorted }) => sorted)?.id).toBe('net_revenue');
  });
});

describe('a product', () => {
  it('shows its own figures', async () => {
    const [best] = (await plainProducts()).toSorted((a, b) => Number(b.orders) - Number(a.orders));
    const view = (await loadProduct(reader(), best?.sku ?? '', QUERY, NOW, 'en')) as ProductView;
    const card = (id: string) => amountOf(view.cards.find((each) => each.id === id)?.full ?? '');
    expect(card('order_count')).toBe(Number(best?.orders));
    const channels = view.cuts.find(({ id }) => id === 'sales_channel')?.spec;
    expect(channels?.parts.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBeCloseTo(card('net_revenue'), 1);
    expect(view.prices?.series.map(({ label }) => label)).toEqual(['List price', 'Price paid', 'Unit cost']);
    const closed = (await loadProduct(
      reader('CMO', ['margin:read']),
      best?.sku ?? '',
      QUERY,
      NOW,
      'en',
    )) as ProductView;
    expect(closed.prices?.series.map(({ label }) => label)).toEqual(['List price', 'Price paid']);
    expect(JSON.stringify(closed)).not.toMatch(/gross_margin/);
  });

  it('is bought together with what plain SQL counts', async () => {
    const [pair] = await runSql<{ a: string; b: string; both: string; own: string; baskets: string }>({
      text: `WITH x AS (SELECT DISTINCT o.id, l.product_id FROM order_line l JOIN shop_order o ON o.person_id = l.person_id AND o.id = l.order_id
          WHERE o.is_valid AND NOT l.is_free AND o.day BETWEEN $1 AND $2)
        SELECT p.sku AS a, q.sku AS b, count(*)::text AS both, (SELECT count(*) FROM x z WHERE z.product_id = p.id)::text AS own,
          (SELECT count(DISTINCT id) FROM x)::text AS baskets
        FROM x JOIN x y ON y.id = x.id AND y.product_id > x.product_id JOIN product p ON p.id = x.product_id
        JOIN product q ON q.id = y.product_id GROUP BY p.id, q.id ORDER BY count(*) DESC, 1, 2 LIMIT 1`,
      values: [YEAR.from, YEAR.to],
    });
    const frame = await pageFrame(reader(), QUERY, NOW, 'en', { path: '/products' });
    if (!frame || !pair) throw new Error('The shop is empty');
    const together = await boughtTogether(frame, pair.a);
    const found = together.pairs.find(({ key }) => key === pair.b);
    expect(found?.both).toBe(Number(pair.both));
    expect(found?.confidence.raw).toBeCloseTo(Number(pair.both) / Number(pair.own), 12);
    expect(found?.support.raw).toBeCloseTo(Number(pair.both) / Number(pair.baskets), 12);
    expect(together.pairs.every(({ both }) => both >= together.minOrders)).toBe(true);
  });

  it('that nobody knows is not found', async () => {
    await expect(loadProduct(reader(), 'NO-SUCH', QUERY, NOW, 'en')).rejects.toMatchObject({ code: 'not_found' });
    await expect(loadCategory(reader(), 'no-such', QUERY, NOW, 'en')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a category', () => {
  it('is made of its subcategories: their revenue is its own, their shifts cancel out', async () => {
    const view = (await loadCategory(reader(), 'face', QUERY, NOW, 'en')) as CategoryView;
    const revenue = amountOf(view.cards.find(({ id }) => id === 'net_revenue')?.full ?? '');
    const sum = (id: string) => view.mix.table.rows.reduce((all, { cells }) => all + Number(cells[id]?.raw ?? 0), 0);
    expect(sum('revenue')).toBeCloseTo(revenue, 1);
    expect(sum('share')).toBeCloseTo(1, 4);
    expect(sum('shift')).toBeCloseTo(0, 4);
    expect(Math.abs(sum('effect'))).toBeLessThan(1);
    expect(view.products.table.rows.reduce((all, { cells }) => all + Number(cells.net_revenue?.raw), 0)).toBeCloseTo(
      revenue,
      1,
    );
  });

  it('below another says which', async () => {
    const view = (await loadCategory(reader(), 'face > serums', QUERY, NOW, 'en')) as CategoryView;
    expect(view.parent?.name).toBe('Face care');
    expect(view.mix.by).toBe('brand');
  });
});

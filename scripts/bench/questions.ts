import type { KpiQueryInput } from '@/lib/kpi/query';

export interface Question {
  id: string;
  label: string;
  /** On a dashboard, or asked once: what it may cost differs. */
  kind: 'dashboard' | 'ad-hoc';
  query: KpiQueryInput;
  /** The same over the raw tables, in words that PostgreSQL and DuckDB share. */
  sql: string;
  /** KPI of the query and column of the statement whose sums must agree. */
  check: string;
}

const YEAR = { from: '2025-07-01', to: '2026-06-30' };
const within = (column: string, from = YEAR.from) => `${column} BETWEEN DATE '${from}' AND DATE '${YEAR.to}'`;
const LINES = 'order_line l JOIN shop_order o ON o.person_id = l.person_id AND o.id = l.order_id';
const REFUNDS = 'refund_line r JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id';

/** Net revenue by something: sales by the day of the order, refunds by that of the refund. */
function net(key: (alias: 'l' | 'r') => string, joins: (alias: 'l' | 'r') => string = () => ''): string {
  return `SELECT k, sum(amount) AS net_revenue FROM (
    SELECT ${key('l')} AS k, sum(l.net) AS amount FROM ${LINES} ${joins('l')} WHERE o.is_valid AND ${within('l.day')} GROUP BY 1
    UNION ALL
    SELECT ${key('r')}, -sum(r.amount) FROM ${REFUNDS} ${joins('r')} WHERE o.is_valid AND ${within('r.day')} GROUP BY 1) u
  GROUP BY 1 ORDER BY 1`;
}

const ofProduct = (alias: string) =>
  `JOIN product p ON p.id = ${alias}.product_id JOIN category c ON c.id = p.category_id`;

export const QUESTIONS: readonly Question[] = [
  {
    id: 'revenue-by-day',
    label: 'net revenue and margin by day, and the year before',
    kind: 'dashboard',
    query: { kpis: ['net_revenue', 'gross_margin'], ...YEAR, grain: 'day', compare: 'previous_year' },
    sql: `SELECT coalesce(l.day, r.day) AS k, coalesce(l.net, 0) - coalesce(r.net, 0) AS net_revenue,
        coalesce(l.margin, 0) - coalesce(r.margin, 0) AS gross_margin
      FROM (SELECT l.day, sum(l.net) AS net, sum(CASE WHEN l.cost IS NOT NULL THEN l.net - l.cost ELSE 0 END) AS margin
        FROM ${LINES} WHERE o.is_valid AND ${within('l.day', '2024-07-01')} GROUP BY 1) l
      FULL JOIN (SELECT r.day, sum(r.amount) AS net, sum(CASE WHEN r.cost IS NOT NULL THEN r.amount - r.cost ELSE 0 END) AS margin
        FROM ${REFUNDS} WHERE o.is_valid AND ${within('r.day', '2024-07-01')} GROUP BY 1) r ON r.day = l.day ORDER BY 1`,
    check: 'gross_margin',
  },
  {
    id: 'channel-category',
    label: 'net revenue by channel and category, 12 months',
    kind: 'dashboard',
    query: { kpis: ['net_revenue'], ...YEAR, dimensions: ['sales_channel', 'category'] },
    sql: net(
      () => `ch.code || ' ' || c.code`,
      (alias) => `${ofProduct(alias)} JOIN sales_channel ch ON ch.id = o.channel_id`,
    ),
    check: 'net_revenue',
  },
  {
    id: 'top-products',
    label: 'top 20 products, 12 months',
    kind: 'dashboard',
    query: {
      kpis: ['gross_revenue'],
      ...YEAR,
      dimensions: ['product'],
      order: [{ by: 'gross_revenue', direction: 'desc' }],
      limit: 20,
    },
    sql: `SELECT p.sku, sum(l.gross) AS gross_revenue FROM ${LINES} JOIN product p ON p.id = l.product_id
      WHERE o.is_valid AND ${within('l.day')} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20`,
    check: 'gross_revenue',
  },
  {
    id: 'new-and-returning',
    label: 'orders and gross revenue of new and returning customers by month',
    kind: 'dashboard',
    query: { kpis: ['gross_revenue', 'order_count'], ...YEAR, grain: 'month', dimensions: ['customer_status'] },
    sql: `SELECT l.month, o.customer_status, sum(l.gross) AS gross_revenue, count(DISTINCT o.id) AS order_count
      FROM ${LINES} WHERE o.is_valid AND ${within('l.day')} GROUP BY 1, 2 ORDER BY 1, 2`,
    check: 'order_count',
  },
  {
    id: 'revenue-by-region',
    label: 'net revenue by region, 12 months',
    kind: 'dashboard',
    query: { kpis: ['net_revenue'], ...YEAR, dimensions: ['region'] },
    sql: net(
      () => 'rg.name',
      () => 'JOIN region rg ON rg.id = o.region_id',
    ),
    check: 'net_revenue',
  },
  {
    id: 'campaigns',
    label: 'spend and attributed revenue by campaign, 12 months',
    kind: 'dashboard',
    query: { kpis: ['ad_spend', 'attributed_revenue'], ...YEAR, dimensions: ['campaign'] },
    sql: `SELECT s.k, s.spend AS ad_spend, a.net - coalesce(r.amount, 0) AS attributed_revenue
      FROM (SELECT campaign_id AS k, sum(spend) AS spend FROM ad_spend WHERE ${within('day')} GROUP BY 1) s
      LEFT JOIN (SELECT o.campaign_id AS k, sum(l.net) AS net FROM ${LINES} WHERE o.is_valid AND ${within('l.day')} GROUP BY 1) a ON a.k = s.k
      LEFT JOIN (SELECT o.campaign_id AS k, sum(r.amount) AS amount FROM ${REFUNDS} WHERE o.is_valid AND ${within('r.day')} GROUP BY 1) r ON r.k = s.k
      ORDER BY 1`,
    check: 'attributed_revenue',
  },
  {
    id: 'funnel',
    label: 'sessions and the steps they reached by month and source',
    kind: 'dashboard',
    query: {
      kpis: ['sessions', 'add_to_cart_rate', 'checkout_rate', 'conversion_rate'],
      ...YEAR,
      grain: 'month',
      dimensions: ['channel_group'],
    },
    sql: `SELECT month, channel_group, count(*) AS sessions, avg(CASE WHEN cart_adds > 0 THEN 1.0 ELSE 0 END) AS carts,
        avg(CASE WHEN reached_checkout THEN 1.0 ELSE 0 END) AS checkouts, avg(CASE WHEN order_id IS NOT NULL THEN 1.0 ELSE 0 END) AS orders
      FROM session WHERE NOT is_bot AND ${within('day')} GROUP BY 1, 2 ORDER BY 1, 2`,
    check: 'sessions',
  },
  {
    id: 'customers-by-month',
    label: 'active customers by month, counted exactly',
    kind: 'dashboard',
    query: { kpis: ['active_customers'], ...YEAR, grain: 'month' },
    sql: `SELECT month, count(DISTINCT person_id) AS active_customers FROM shop_order
      WHERE is_valid AND is_identified AND ${within('day')} GROUP BY 1 ORDER BY 1`,
    check: 'active_customers',
  },
  {
    id: 'repeat-customers',
    label: 'repeat customers, 12 months',
    kind: 'dashboard',
    query: { kpis: ['repeat_customers', 'repeat_purchase_rate'], ...YEAR },
    sql: `SELECT count(*) FILTER (WHERE n >= 2) AS repeat_customers, count(*) AS customers FROM (SELECT person_id, count(*) AS n
      FROM shop_order WHERE is_valid AND is_identified AND ${within('day')} GROUP BY 1) c`,
    check: 'repeat_customers',
  },
  {
    id: 'products-by-week',
    label: 'gross revenue by product and week, 12 months',
    kind: 'ad-hoc',
    query: { kpis: ['gross_revenue'], ...YEAR, grain: 'week', dimensions: ['product'], limit: 100_000 },
    sql: `SELECT p.sku, date_trunc('week', l.day) AS week, sum(l.gross) AS gross_revenue
      FROM ${LINES} JOIN product p ON p.id = l.product_id WHERE o.is_valid AND ${within('l.day')}
      GROUP BY 1, 2 ORDER BY 2, 1 LIMIT 100000`,
    check: 'gross_revenue',
  },
  {
    id: 'orders-by-category',
    label: 'orders by category, each counted once, 12 months',
    kind: 'ad-hoc',
    query: { kpis: ['order_count'], ...YEAR, dimensions: ['category'] },
    sql: `SELECT c.code, count(DISTINCT o.id) AS order_count FROM ${LINES} ${ofProduct('l')}
      WHERE o.is_valid AND ${within('l.day')} GROUP BY 1 ORDER BY 1`,
    check: 'order_count',
  },
  {
    id: 'customers-by-category',
    label: 'active customers by category, 12 months',
    kind: 'ad-hoc',
    query: { kpis: ['active_customers'], ...YEAR, dimensions: ['category'] },
    sql: `SELECT c.code, count(DISTINCT o.person_id) AS active_customers FROM ${LINES} ${ofProduct('l')}
      WHERE o.is_valid AND o.is_identified AND ${within('l.day')} GROUP BY 1 ORDER BY 1`,
    check: 'active_customers',
  },
  {
    id: 'revenue-by-device',
    label: 'net revenue by device, 12 months',
    kind: 'ad-hoc',
    query: { kpis: ['net_revenue'], ...YEAR, dimensions: ['device'] },
    sql: net(() => 'o.device'),
    check: 'net_revenue',
  },
];

/** What the executive summary asks, as lib/views/executive-summary.ts does. */
export const SUMMARY_QUERIES: readonly KpiQueryInput[] = [
  {
    kpis: ['net_revenue', 'order_count', 'average_order_value', 'gross_margin', 'new_customers', 'marketing_roi'],
    ...YEAR,
    grain: 'month',
    compare: 'previous_year',
    order: [{ by: 'period' }],
  },
  ...(['sales_channel', 'category', 'region', 'customer_status'] as const).map(
    (dimension): KpiQueryInput => ({
      kpis: ['net_revenue'],
      ...YEAR,
      compare: 'previous_year',
      dimensions: [dimension],
      order: [{ by: 'net_revenue', direction: 'desc' }],
      limit: 500,
    }),
  ),
];

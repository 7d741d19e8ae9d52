import { getTranslations } from 'next-intl/server';

/** Pages that show certain KPIs by themselves, and from which file they say so; pages that show any KPI are not here. */
export const PAGE_KPIS: readonly { path: string; view: string; kpis: readonly string[] }[] = [
  {
    path: '/summary',
    view: 'lib/views/executive-summary.ts',
    kpis: ['net_revenue', 'order_count', 'average_order_value', 'gross_margin', 'new_customers', 'marketing_roi'],
  },
  {
    path: '/sales',
    view: 'lib/views/sales/overview-waterfall.ts',
    kpis: [
      'net_revenue',
      'gross_revenue',
      'discount_amount',
      'refund_amount',
      'shipping_revenue',
      'tax_amount',
      'total_sales',
      'refunded_tax',
      'refunded_shipping',
    ],
  },
  {
    path: '/sales',
    view: 'lib/views/sales/overview-channels.ts',
    kpis: [
      'net_revenue',
      'gross_revenue',
      'discount_amount',
      'refund_amount',
      'gross_margin_rate',
      'cost_of_goods_sold',
      'contribution_margin_1',
      'fulfilment_cost',
      'contribution_margin_2',
      'contribution_margin_per_order',
      'order_count',
      'average_order_value',
      'return_rate_value',
    ],
  },
  {
    path: '/sales/recognition',
    view: 'lib/views/sales/recognition.ts',
    kpis: [
      'net_revenue',
      'gross_revenue',
      'discount_amount',
      'refund_amount',
      'booked_revenue',
      'recognised_revenue',
      'backlog',
    ],
  },
  {
    path: '/sales/seasons',
    view: 'lib/views/sales/seasons.ts',
    kpis: ['net_revenue', 'gross_revenue', 'discount_amount', 'promotion_revenue', 'order_count'],
  },
  {
    path: '/sales/zones',
    view: 'lib/views/sales/zones.ts',
    kpis: [
      'net_revenue',
      'contribution_margin_2',
      'contribution_margin_per_order',
      'order_count',
      'average_order_value',
      'active_customers',
      'return_rate_value',
    ],
  },
  {
    path: '/sales/margin',
    view: 'lib/views/sales/margin.ts',
    kpis: [
      'net_revenue',
      'discount_rate',
      'gross_margin',
      'gross_margin_rate',
      'markup_rate',
      'cost_of_goods_sold',
      'contribution_margin_1',
      'contribution_margin_2',
      'contribution_margin_3',
      'contribution_margin_3_rate',
      'fixed_costs',
      'operating_profit',
      'break_even_revenue',
    ],
  },
  {
    path: '/sales/margin',
    view: 'lib/views/sales/margin-ladder.ts',
    kpis: [
      'net_revenue',
      'contribution_margin_1',
      'payment_fees',
      'marketplace_fees',
      'contribution_margin_2',
      'contribution_margin_3',
      'fixed_costs',
      'operating_profit',
      'ad_spend',
    ],
  },
  {
    path: '/sales/prices',
    view: 'lib/views/sales/prices.ts',
    kpis: [
      'net_revenue',
      'gross_revenue',
      'discount_amount',
      'discount_rate',
      'refund_amount',
      'price_realisation',
      'full_price_share',
      'order_count',
      'average_order_value',
      'booked_order_value',
      'gross_units',
      'units_per_transaction',
      'average_selling_price',
      'discounted_order_share',
      'median_order_value',
      'order_value_p25',
      'order_value_p75',
      'order_value_p90',
    ],
  },
  {
    path: '/sales/promotions',
    view: 'lib/views/sales/promotions.ts',
    kpis: [
      'net_revenue',
      'discount_amount',
      'discount_rate',
      'promotion_revenue',
      'promotion_discount',
      'promotion_revenue_share',
      'gross_margin',
      'order_count',
      'promotion_order_share',
      'new_customer_share',
    ],
  },
  {
    path: '/sales/returns',
    view: 'lib/views/sales/returns.ts',
    kpis: [
      'gross_revenue',
      'discount_amount',
      'refund_amount',
      'net_revenue_by_sale_day',
      'gross_units',
      'returned_units',
      'return_rate',
      'return_rate_value',
      'partial_refund_share',
      'median_refund_lag',
    ],
  },
  {
    path: '/products',
    view: 'lib/views/products/league.ts',
    kpis: [
      'net_revenue',
      'price_realisation',
      'gross_margin',
      'gross_margin_rate',
      'order_count',
      'units_sold',
      'average_selling_price',
      'order_penetration',
      'return_rate',
    ],
  },
  {
    path: '/products',
    view: 'lib/views/products/product.ts',
    kpis: [
      'net_revenue',
      'refund_amount',
      'gross_margin_rate',
      'order_count',
      'units_sold',
      'returned_units',
      'average_selling_price',
      'order_penetration',
      'product_quantity_per_order',
      'return_rate',
    ],
  },
];

/** Addresses of the pages that show a KPI by themselves. */
export function pagesUsing(kpi: string): string[] {
  return [...new Set(PAGE_KPIS.filter(({ kpis }) => kpis.includes(kpi)).map(({ path }) => path))];
}

/** What the pages that show a KPI are called: "Sales · Margin". */
export async function pageNames(): Promise<(path: string) => string> {
  const [rooms, sales] = await Promise.all([getTranslations('ui.shell.nav'), getTranslations('sales.tabs')]);
  return (path) => {
    const [room = '', tab] = path.slice(1).split('/');
    return tab ? `${rooms(room)} · ${sales(tab)}` : rooms(room);
  };
}

/** Pages that show certain KPIs by themselves, and from which file they say so; pages that show any KPI are not here. */
export const PAGE_KPIS: readonly { path: string; view: string; kpis: readonly string[] }[] = [
  {
    path: '/summary',
    view: 'lib/views/executive-summary.ts',
    kpis: ['net_revenue', 'order_count', 'average_order_value', 'gross_margin', 'new_customers', 'marketing_roi'],
  },
];

/** Addresses of the pages that show a KPI by themselves. */
export function pagesUsing(kpi: string): string[] {
  return PAGE_KPIS.filter(({ kpis }) => kpis.includes(kpi)).map(({ path }) => path);
}

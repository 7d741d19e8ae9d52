import { describe, expect, it } from 'vitest';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { planQuery } from '@/lib/kpi/plan';
import { plannerSettings } from '@/lib/kpi/planner-settings';
import { type KpiQueryInput, parseKpiQuery } from '@/lib/kpi/query';

const year = { from: '2017-01-01', to: '2017-12-31' };
const settingsOf = (input: KpiQueryInput) => {
  const query = parseKpiQuery(input);
  return plannerSettings([planQuery(query, factoryCatalogue, {}, [query])], [query]);
};

describe('plannerSettings', () => {
  const products = { kpis: ['gross_revenue'], ...year, grain: 'week', dimensions: ['product'] } satisfies KpiQueryInput;

  it('joins by hash where a long stretch of lines meets its orders', () => {
    expect(settingsOf(products)).toContain('enable_nestloop = off');
    expect(settingsOf({ ...products, filters: [{ dimension: 'sales_channel', in: ['site'] }] })).not.toBeNull();
    expect(settingsOf({ ...products, filters: [{ dimension: 'product', not_in: ['A1'] }] })).not.toBeNull();
  });

  it('leaves the choice to the planner where few rows are read, or none are joined', () => {
    expect(settingsOf({ ...products, filters: [{ dimension: 'product', in: ['A1'] }] })).toBeNull();
    expect(settingsOf({ ...products, to: '2017-01-31' })).toBeNull();
    expect(settingsOf({ kpis: ['net_revenue'], ...year, dimensions: ['category'] })).toBeNull();
    expect(settingsOf({ kpis: ['order_count'], ...year, dimensions: ['device'] })).toBeNull();
    expect(settingsOf({ kpis: ['net_revenue_retention'], ...year, grain: 'month' })).toBeNull();
  });
});

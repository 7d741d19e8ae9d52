import { addDays, addMonths, startOf } from '@/lib/core/calendar';
import type { DataState } from './data-state';

export interface ApiExample {
  id: 'months' | 'compared' | 'filtered' | 'dictionary' | 'members' | 'rows' | 'explained';
  method: 'GET' | 'POST';
  path: string;
  body: object | null;
}

/** Questions to begin with, over days of which there is data. Rows are offered to those who may read them. */
export function apiExamples(state: DataState, abilities: readonly string[]): ApiExample[] {
  const last = state.last_day ?? state.today;
  const to = addDays(startOf('month', addDays(last, 1)), -1);
  const year = { from: addMonths(startOf('month', to), -11), to };
  const month = { from: startOf('month', to), to };
  const examples: ApiExample[] = [
    query('months', { kpis: ['net_revenue', 'order_count'], ...year, grain: 'month' }),
    query('compared', {
      kpis: ['net_revenue', 'average_order_value'],
      ...month,
      dimensions: ['sales_channel'],
      compare: 'previous_year',
      order: [{ by: 'net_revenue', direction: 'desc' }],
    }),
    query('filtered', {
      kpis: ['order_count'],
      ...year,
      grain: 'quarter',
      filters: [{ dimension: 'customer_status', in: ['new'] }],
    }),
    {
      id: 'explained',
      method: 'POST',
      path: '/api/v1/kpis/explain',
      body: { kpi: 'net_revenue', ...month, compare: 'previous_year' },
    },
    { id: 'members', method: 'GET', path: '/api/v1/kpis/net_revenue/members?dimension=category', body: null },
  ];
  if (abilities.includes('dictionary:read')) {
    examples.push({ id: 'dictionary', method: 'GET', path: '/api/v1/kpis/net_revenue', body: null });
  }
  if (abilities.includes('rows:read')) {
    const body = { kpi: 'net_revenue', from: to, to, limit: 20 };
    examples.push({ id: 'rows', method: 'POST', path: '/api/v1/kpis/drill', body });
  }
  return examples;
}

function query(id: ApiExample['id'], body: object): ApiExample {
  return { id, method: 'POST', path: '/api/v1/kpis/query', body };
}

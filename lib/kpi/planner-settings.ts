import { daysInPeriod, type Period } from '@/lib/core/calendar';
import type { DimensionId } from './dimensions';
import type { Plan, SubPlan } from './plan';
import { tablesOf } from './rows-sql';

const MANY_DAYS = 60;

/** Dimensions of few members: a filter on them leaves most of the facts, or at least many. */
const BROAD: readonly DimensionId[] = [
  'sales_channel',
  'store_type',
  'country',
  'region',
  'customer_status',
  'device',
  'currency',
  'category',
  'payment_method',
];

/** Windows join by ranges of days and order visits: they stay as planned. */
function readsMany(subPlan: SubPlan): boolean {
  const { source, filters, window, paired } = subPlan;
  if ((source.kind !== 'fact' && source.kind !== 'entity') || window || paired) return false;
  return (
    new Set(tablesOf(subPlan)).size > 1 &&
    filters.every((filter) => filter.in === undefined || BROAD.includes(filter.dimension))
  );
}

/**
 * Settings of a transaction that joins many facts. PostgreSQL takes the two halves of an order's key for independent
 * and expects next to no rows of the join: it would then go through dimensions row by row, and sort before it groups.
 */
export function plannerSettings(plans: readonly Plan[], periods: readonly Period[]): string | null {
  const days = Math.max(...periods.map(daysInPeriod));
  const many = days >= MANY_DAYS && plans.some((plan) => plan.subPlans.some(readsMany));
  return many ? 'SET LOCAL enable_nestloop = off; SET LOCAL enable_sort = off' : null;
}

import { type DimensionId, dimension } from '@/lib/kpi/dimensions';

/** Dimensions whose values have an order of their own, which a ranking would tear apart. */
const IN_ORDER: ReadonlySet<DimensionId> = new Set(['basket_lines', 'cohort_month']);

export function isOrderedDimension(id: DimensionId): boolean {
  return dimension(id).numeric === true || IN_ORDER.has(id);
}

/** Compares keys of an ordered dimension: numbers as numbers, the unknown last. */
export function compareKeys(a: string, b: string): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  const [x, y] = [Number.parseFloat(a), Number.parseFloat(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y) && x !== y) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { Format } from '../format';
import { genericOrders } from './generic-orders';
import { olistCategories } from './olist-categories';
import { olistCustomers } from './olist-customers';
import { olistGeolocation } from './olist-geolocation';
import { olistItems } from './olist-items';
import { olistOrders } from './olist-orders';
import { olistPayments } from './olist-payments';
import { olistProducts } from './olist-products';
import { olistReviews } from './olist-reviews';
import { olistSellers } from './olist-sellers';

/** Every import format, one line each. Detection prefers a format whose own columns are all there. */
export const FORMATS: readonly Format[] = [
  olistOrders,
  olistItems,
  olistPayments,
  olistCustomers,
  olistProducts,
  olistSellers,
  olistGeolocation,
  olistReviews,
  olistCategories,
  genericOrders,
];

export function findFormat(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}

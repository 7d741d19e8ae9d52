import { cancelledLines, recognisedLines, refundLines, returnedSales, saleLines } from './lines';
import { adSpend, payments, sessions, shipments } from './operations';
import { cancelledOrders, customers, itemCustomers, itemOrders, orders, orderTotals, recognisedOrders } from './orders';
import {
  rollupCampaignDay,
  rollupCategoryDay,
  rollupChannelDay,
  rollupProductMonth,
  rollupSessionDay,
} from './rollups';
import type { Source } from './source';

/** Every table that can answer measures; adding a roll-up is one declaration and one line here. */
export const SOURCES: readonly Source[] = [
  rollupChannelDay,
  rollupCampaignDay,
  rollupSessionDay,
  rollupCategoryDay,
  rollupProductMonth,
  orders,
  orderTotals,
  recognisedOrders,
  cancelledOrders,
  customers,
  saleLines,
  refundLines,
  returnedSales,
  recognisedLines,
  cancelledLines,
  itemOrders,
  itemCustomers,
  adSpend,
  sessions,
  shipments,
  payments,
];

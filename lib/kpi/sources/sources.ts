import { rollupCategoryCustomerMonth, rollupChannelCustomerMonth, rollupCustomerMonth } from './customer-rollups';
import { customers, itemCustomers, itemRetention, retention, retentionRevenue } from './customers';
import { documents, refundedOrders } from './documents';
import { fixedCostDays, fixedCostMonths, payoutLines, payouts } from './finance';
import { firstOrders, itemFirstOrders } from './first-orders';
import { fulfilment } from './fulfilment';
import { cancelledLines, recognisedLines, refundLines, returnedSales, saleLines } from './lines';
import { adSpend, sessions, shipments } from './operations';
import { cancelledOrders, itemOrders, orders, orderTotals, recognisedOrders } from './orders';
import { disputes, fees, payments } from './payments';
import {
  deltaLines,
  deltaOrders,
  rollupCampaignDay,
  rollupCategoryDay,
  rollupCategoryMonth,
  rollupCategoryOrders,
  rollupCategoryOrdersMonth,
  rollupChannelDay,
  rollupProductMonth,
  rollupSessionDay,
  rollupSessionMonth,
} from './rollups';
import type { Source } from './source';

/** Every table that can answer measures; adding a roll-up is one declaration and one line here. */
export const SOURCES: readonly Source[] = [
  rollupChannelDay,
  rollupCampaignDay,
  rollupSessionMonth,
  rollupSessionDay,
  rollupCategoryMonth,
  rollupCategoryDay,
  rollupCategoryOrdersMonth,
  rollupCategoryOrders,
  rollupCustomerMonth,
  rollupChannelCustomerMonth,
  rollupCategoryCustomerMonth,
  rollupProductMonth,
  deltaLines,
  deltaOrders,
  orders,
  orderTotals,
  recognisedOrders,
  cancelledOrders,
  customers,
  retention,
  retentionRevenue,
  firstOrders,
  documents,
  refundedOrders,
  saleLines,
  refundLines,
  returnedSales,
  recognisedLines,
  cancelledLines,
  itemOrders,
  itemCustomers,
  itemRetention,
  itemFirstOrders,
  adSpend,
  sessions,
  shipments,
  fulfilment,
  payments,
  fees,
  disputes,
  fixedCostMonths,
  fixedCostDays,
  payouts,
  payoutLines,
];

import { activeCustomers } from './customers/active-customers';
import { activeCustomers12m } from './customers/active-customers-12m';
import { contractionRevenue } from './customers/contraction-revenue';
import { customerCount } from './customers/customer-count';
import { daysBetweenOrders } from './customers/days-between-orders';
import { expansionRevenue } from './customers/expansion-revenue';
import { lostCustomerRevenue } from './customers/lost-customer-revenue';
import { medianDaysBetweenOrders } from './customers/median-days-between-orders';
import { netRevenueRetention } from './customers/net-revenue-retention';
import { newCustomerShare } from './customers/new-customer-share';
import { newCustomers } from './customers/new-customers';
import { ordersPerCustomer } from './customers/orders-per-customer';
import { ordersPerCustomer12m } from './customers/orders-per-customer-12m';
import { repeatCustomers } from './customers/repeat-customers';
import { repeatPurchaseRate } from './customers/repeat-purchase-rate';
import { repurchaseRate30 } from './customers/repurchase-rate-30';
import { repurchaseRate60 } from './customers/repurchase-rate-60';
import { repurchaseRate90 } from './customers/repurchase-rate-90';
import { repurchaseRate180 } from './customers/repurchase-rate-180';
import { repurchaseRate365 } from './customers/repurchase-rate-365';
import { retainedCustomerRefunds } from './customers/retained-customer-refunds';
import { retainedCustomers } from './customers/retained-customers';
import { retentionBaseRevenue } from './customers/retention-base-revenue';
import { retentionRate } from './customers/retention-rate';
import { retentionRate12m } from './customers/retention-rate-12m';
import { revenuePerCustomer } from './customers/revenue-per-customer';
import { secondOrderRate } from './customers/second-order-rate';

/** One line per KPI, in the order of the dictionary. */
export const CUSTOMERS_KPIS = {
  active_customers: activeCustomers,
  new_customers: newCustomers,
  repeat_customers: repeatCustomers,
  repeat_purchase_rate: repeatPurchaseRate,
  orders_per_customer: ordersPerCustomer,
  days_between_orders: daysBetweenOrders,
  retention_base_revenue: retentionBaseRevenue,
  expansion_revenue: expansionRevenue,
  contraction_revenue: contractionRevenue,
  lost_customer_revenue: lostCustomerRevenue,
  retained_customer_refunds: retainedCustomerRefunds,
  net_revenue_retention: netRevenueRetention,
  active_customers_12m: activeCustomers12m,
  customer_count: customerCount,
  retained_customers: retainedCustomers,
  retention_rate: retentionRate,
  retention_rate_12m: retentionRate12m,
  repurchase_rate_30: repurchaseRate30,
  repurchase_rate_60: repurchaseRate60,
  repurchase_rate_90: repurchaseRate90,
  repurchase_rate_180: repurchaseRate180,
  repurchase_rate_365: repurchaseRate365,
  second_order_rate: secondOrderRate,
  new_customer_share: newCustomerShare,
  revenue_per_customer: revenuePerCustomer,
  orders_per_customer_12m: ordersPerCustomer12m,
  median_days_between_orders: medianDaysBetweenOrders,
};

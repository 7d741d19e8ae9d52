import { allowanceAmount } from './revenue/allowance-amount';
import { backlog } from './revenue/backlog';
import { bookedRevenue } from './revenue/booked-revenue';
import { cancelledAmount } from './revenue/cancelled-amount';
import { cumulativeNetRevenue } from './revenue/cumulative-net-revenue';
import { discountAmount } from './revenue/discount-amount';
import { discountRate } from './revenue/discount-rate';
import { fullPriceShare } from './revenue/full-price-share';
import { grossRevenue } from './revenue/gross-revenue';
import { netRevenue } from './revenue/net-revenue';
import { netRevenueBySaleDay } from './revenue/net-revenue-by-sale-day';
import { netRevenueMonthToDate } from './revenue/net-revenue-month-to-date';
import { netRevenueQuarterToDate } from './revenue/net-revenue-quarter-to-date';
import { netRevenueYearToDate } from './revenue/net-revenue-year-to-date';
import { newCustomerRevenue } from './revenue/new-customer-revenue';
import { priceRealisation } from './revenue/price-realisation';
import { promotionDiscount } from './revenue/promotion-discount';
import { promotionRevenue } from './revenue/promotion-revenue';
import { promotionRevenueShare } from './revenue/promotion-revenue-share';
import { recognisedRevenue } from './revenue/recognised-revenue';
import { recognisedShare } from './revenue/recognised-share';
import { refundAmount } from './revenue/refund-amount';
import { refundRate } from './revenue/refund-rate';
import { refundedShipping } from './revenue/refunded-shipping';
import { refundedTax } from './revenue/refunded-tax';
import { returningCustomerRevenue } from './revenue/returning-customer-revenue';
import { returningRevenueShare } from './revenue/returning-revenue-share';
import { rolling7dNetRevenue } from './revenue/rolling-7d-net-revenue';
import { rolling12mNetRevenue } from './revenue/rolling-12m-net-revenue';
import { shippingRevenue } from './revenue/shipping-revenue';
import { taxAmount } from './revenue/tax-amount';
import { totalSales } from './revenue/total-sales';

/** One line per KPI, in the order of the dictionary. */
export const REVENUE_KPIS = {
  net_revenue: netRevenue,
  gross_revenue: grossRevenue,
  discount_amount: discountAmount,
  discount_rate: discountRate,
  refund_amount: refundAmount,
  cancelled_amount: cancelledAmount,
  booked_revenue: bookedRevenue,
  recognised_revenue: recognisedRevenue,
  cumulative_net_revenue: cumulativeNetRevenue,
  shipping_revenue: shippingRevenue,
  tax_amount: taxAmount,
  total_sales: totalSales,
  net_revenue_by_sale_day: netRevenueBySaleDay,
  backlog,
  recognised_share: recognisedShare,
  rolling_7d_net_revenue: rolling7dNetRevenue,
  rolling_12m_net_revenue: rolling12mNetRevenue,
  net_revenue_month_to_date: netRevenueMonthToDate,
  net_revenue_quarter_to_date: netRevenueQuarterToDate,
  net_revenue_year_to_date: netRevenueYearToDate,
  price_realisation: priceRealisation,
  full_price_share: fullPriceShare,
  promotion_revenue: promotionRevenue,
  promotion_discount: promotionDiscount,
  promotion_revenue_share: promotionRevenueShare,
  new_customer_revenue: newCustomerRevenue,
  returning_customer_revenue: returningCustomerRevenue,
  returning_revenue_share: returningRevenueShare,
  refund_rate: refundRate,
  allowance_amount: allowanceAmount,
  refunded_tax: refundedTax,
  refunded_shipping: refundedShipping,
};

import { activeCustomers } from './definitions/customers/active-customers';
import { daysBetweenOrders } from './definitions/customers/days-between-orders';
import { newCustomers } from './definitions/customers/new-customers';
import { ordersPerCustomer } from './definitions/customers/orders-per-customer';
import { repeatCustomers } from './definitions/customers/repeat-customers';
import { repeatPurchaseRate } from './definitions/customers/repeat-purchase-rate';
import { costOfGoodsSold } from './definitions/margin/cost-of-goods-sold';
import { grossMargin } from './definitions/margin/gross-margin';
import { grossMarginRate } from './definitions/margin/gross-margin-rate';
import { markupRate } from './definitions/margin/markup-rate';
import { adSpend } from './definitions/marketing/ad-spend';
import { attributedRevenue } from './definitions/marketing/attributed-revenue';
import { clickThroughRate } from './definitions/marketing/click-through-rate';
import { clicks } from './definitions/marketing/clicks';
import { costPerClick } from './definitions/marketing/cost-per-click';
import { impressions } from './definitions/marketing/impressions';
import { marketingRoi } from './definitions/marketing/marketing-roi';
import { returnOnAdSpend } from './definitions/marketing/return-on-ad-spend';
import { averageOrderValue } from './definitions/orders/average-order-value';
import { averageSellingPrice } from './definitions/orders/average-selling-price';
import { bookedOrderValue } from './definitions/orders/booked-order-value';
import { grossUnits } from './definitions/orders/gross-units';
import { orderCount } from './definitions/orders/order-count';
import { returnedUnits } from './definitions/orders/returned-units';
import { unitsPerTransaction } from './definitions/orders/units-per-transaction';
import { unitsSold } from './definitions/orders/units-sold';
import { paymentAmount } from './definitions/payments/payment-amount';
import { paymentMix } from './definitions/payments/payment-mix';
import { cancelledAmount } from './definitions/revenue/cancelled-amount';
import { cumulativeNetRevenue } from './definitions/revenue/cumulative-net-revenue';
import { discountAmount } from './definitions/revenue/discount-amount';
import { discountRate } from './definitions/revenue/discount-rate';
import { grossRevenue } from './definitions/revenue/gross-revenue';
import { netRevenue } from './definitions/revenue/net-revenue';
import { recognisedRevenue } from './definitions/revenue/recognised-revenue';
import { refundAmount } from './definitions/revenue/refund-amount';
import { shippingRevenue } from './definitions/revenue/shipping-revenue';
import { taxAmount } from './definitions/revenue/tax-amount';
import { deliveryCount } from './definitions/service/delivery-count';
import { deliveryDays } from './definitions/service/delivery-days';
import { onTimeDeliveryRate } from './definitions/service/on-time-delivery-rate';
import { returnRate } from './definitions/service/return-rate';
import { returnRateValue } from './definitions/service/return-rate-value';
import { addToCartRate } from './definitions/web/add-to-cart-rate';
import { checkoutRate } from './definitions/web/checkout-rate';
import { conversionRate } from './definitions/web/conversion-rate';
import { sessions } from './definitions/web/sessions';

/** The factory set: one line per KPI, in the order of the dictionary. */
export const FACTORY_KPIS = {
  net_revenue: netRevenue,
  gross_revenue: grossRevenue,
  discount_amount: discountAmount,
  discount_rate: discountRate,
  refund_amount: refundAmount,
  cancelled_amount: cancelledAmount,
  recognised_revenue: recognisedRevenue,
  cumulative_net_revenue: cumulativeNetRevenue,
  shipping_revenue: shippingRevenue,
  tax_amount: taxAmount,
  gross_margin: grossMargin,
  gross_margin_rate: grossMarginRate,
  markup_rate: markupRate,
  cost_of_goods_sold: costOfGoodsSold,
  order_count: orderCount,
  average_order_value: averageOrderValue,
  booked_order_value: bookedOrderValue,
  units_sold: unitsSold,
  gross_units: grossUnits,
  returned_units: returnedUnits,
  units_per_transaction: unitsPerTransaction,
  average_selling_price: averageSellingPrice,
  active_customers: activeCustomers,
  new_customers: newCustomers,
  repeat_customers: repeatCustomers,
  repeat_purchase_rate: repeatPurchaseRate,
  orders_per_customer: ordersPerCustomer,
  days_between_orders: daysBetweenOrders,
  ad_spend: adSpend,
  marketing_roi: marketingRoi,
  return_on_ad_spend: returnOnAdSpend,
  attributed_revenue: attributedRevenue,
  impressions,
  clicks,
  click_through_rate: clickThroughRate,
  cost_per_click: costPerClick,
  sessions,
  conversion_rate: conversionRate,
  add_to_cart_rate: addToCartRate,
  checkout_rate: checkoutRate,
  return_rate: returnRate,
  return_rate_value: returnRateValue,
  delivery_count: deliveryCount,
  on_time_delivery_rate: onTimeDeliveryRate,
  delivery_days: deliveryDays,
  payment_amount: paymentAmount,
  payment_mix: paymentMix,
};

export type KpiId = keyof typeof FACTORY_KPIS;

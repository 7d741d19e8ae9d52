import { deliveryCount } from './service/delivery-count';
import { deliveryDays } from './service/delivery-days';
import { medianRefundLag } from './service/median-refund-lag';
import { onTimeDeliveryRate } from './service/on-time-delivery-rate';
import { partialRefundShare } from './service/partial-refund-share';
import { refundLag } from './service/refund-lag';
import { refundedOrderShare } from './service/refunded-order-share';
import { returnRate } from './service/return-rate';
import { returnRateValue } from './service/return-rate-value';

/** One line per KPI, in the order of the dictionary. */
export const SERVICE_KPIS = {
  return_rate: returnRate,
  return_rate_value: returnRateValue,
  delivery_count: deliveryCount,
  on_time_delivery_rate: onTimeDeliveryRate,
  delivery_days: deliveryDays,
  refunded_order_share: refundedOrderShare,
  partial_refund_share: partialRefundShare,
  refund_lag: refundLag,
  median_refund_lag: medianRefundLag,
};

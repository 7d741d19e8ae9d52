import { averageListPrice } from './orders/average-list-price';
import { averageOrderLines } from './orders/average-order-lines';
import { averageOrderValue } from './orders/average-order-value';
import { averageSellingPrice } from './orders/average-selling-price';
import { bookedOrderValue } from './orders/booked-order-value';
import { cancellationRate } from './orders/cancellation-rate';
import { cancelledOrderCount } from './orders/cancelled-order-count';
import { discountedOrderShare } from './orders/discounted-order-share';
import { excludedOrderCount } from './orders/excluded-order-count';
import { fraudOrderCount } from './orders/fraud-order-count';
import { grossUnits } from './orders/gross-units';
import { medianOrderValue } from './orders/median-order-value';
import { orderCount } from './orders/order-count';
import { orderPenetration } from './orders/order-penetration';
import { orderValueP25 } from './orders/order-value-p25';
import { orderValueP75 } from './orders/order-value-p75';
import { orderValueP90 } from './orders/order-value-p90';
import { productQuantityPerOrder } from './orders/product-quantity-per-order';
import { promotionOrderShare } from './orders/promotion-order-share';
import { returnedUnits } from './orders/returned-units';
import { testOrderCount } from './orders/test-order-count';
import { unitsPerTransaction } from './orders/units-per-transaction';
import { unitsSold } from './orders/units-sold';

/** One line per KPI, in the order of the dictionary. */
export const ORDERS_KPIS = {
  order_count: orderCount,
  average_order_value: averageOrderValue,
  booked_order_value: bookedOrderValue,
  units_sold: unitsSold,
  gross_units: grossUnits,
  returned_units: returnedUnits,
  units_per_transaction: unitsPerTransaction,
  average_selling_price: averageSellingPrice,
  excluded_order_count: excludedOrderCount,
  cancelled_order_count: cancelledOrderCount,
  test_order_count: testOrderCount,
  fraud_order_count: fraudOrderCount,
  cancellation_rate: cancellationRate,
  discounted_order_share: discountedOrderShare,
  promotion_order_share: promotionOrderShare,
  median_order_value: medianOrderValue,
  order_value_p25: orderValueP25,
  order_value_p75: orderValueP75,
  order_value_p90: orderValueP90,
  average_order_lines: averageOrderLines,
  average_list_price: averageListPrice,
  order_penetration: orderPenetration,
  product_quantity_per_order: productQuantityPerOrder,
};

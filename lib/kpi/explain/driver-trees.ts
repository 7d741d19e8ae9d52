import type { Formula, KpiUnit } from '../definition';
import type { PartLabel } from './part-labels';

export interface Factor {
  formula: Formula;
  /** The KPI that it is, which gives label, unit and the way on; else a label and a unit of its own. */
  kpi?: string;
  label?: PartLabel;
  unit?: KpiUnit;
}

/** A KPI as a product of factors. The first tree whose factors the data has, and whose product is the KPI, is used. */
export interface DriverTree {
  kpi: string;
  factors: readonly Factor[];
}

const kpi = (id: string): Factor => ({ formula: { kpi: id }, kpi: id });

/** `a` per `b`. */
const per = (a: Formula, b: Formula): Formula => ({ divide: [a, b] });

export const DRIVER_TREES: readonly DriverTree[] = [
  { kpi: 'net_revenue', factors: [kpi('order_count'), kpi('average_order_value')] },
  {
    kpi: 'gross_revenue',
    factors: [
      { ...kpi('gross_units'), formula: { measure: 'units' } },
      { formula: per({ measure: 'gross' }, { measure: 'units' }), label: 'list_price', unit: 'money' },
    ],
  },
  { kpi: 'discount_amount', factors: [kpi('gross_revenue'), kpi('discount_rate')] },
  {
    kpi: 'gross_margin',
    factors: [{ formula: { measure: 'costed_net' }, label: 'costed_net', unit: 'money' }, kpi('gross_margin_rate')],
  },
  { kpi: 'units_sold', factors: [kpi('order_count'), kpi('units_per_transaction')] },
  { kpi: 'order_count', factors: [kpi('active_customers'), kpi('orders_per_customer')] },
  { kpi: 'average_order_value', factors: [kpi('units_per_transaction'), kpi('average_selling_price')] },
  { kpi: 'ad_spend', factors: [kpi('clicks'), kpi('cost_per_click')] },
  { kpi: 'clicks', factors: [kpi('impressions'), kpi('click_through_rate')] },
  { kpi: 'attributed_revenue', factors: [kpi('ad_spend'), kpi('return_on_ad_spend')] },
  {
    kpi: 'refund_amount',
    factors: [
      { ...kpi('gross_revenue'), formula: { measure: 'gross' } },
      { formula: per({ measure: 'refund' }, { measure: 'gross' }), label: 'refund_share', unit: 'ratio' },
    ],
  },
  {
    kpi: 'returned_units',
    factors: [
      { ...kpi('gross_units'), formula: { measure: 'units' } },
      { formula: per({ measure: 'returned_units' }, { measure: 'units' }), label: 'returned_share', unit: 'ratio' },
    ],
  },
  {
    kpi: 'shipping_revenue',
    factors: [
      kpi('order_count'),
      { formula: per({ measure: 'shipping' }, { measure: 'orders' }), label: 'shipping_per_order', unit: 'money' },
    ],
  },
  {
    kpi: 'cost_of_goods_sold',
    factors: [
      { formula: { measure: 'costed_net' }, label: 'costed_net', unit: 'money' },
      { formula: per({ measure: 'cost' }, { measure: 'costed_net' }), label: 'cost_share', unit: 'ratio' },
    ],
  },
  {
    kpi: 'conversion_rate',
    factors: [
      { formula: per({ measure: 'cart_sessions' }, { measure: 'sessions' }), label: 'add_to_cart', unit: 'ratio' },
      {
        formula: per({ measure: 'checkout_sessions' }, { measure: 'cart_sessions' }),
        label: 'cart_to_checkout',
        unit: 'ratio',
      },
      {
        formula: per({ measure: 'order_sessions' }, { measure: 'checkout_sessions' }),
        label: 'checkout_to_order',
        unit: 'ratio',
      },
    ],
  },
];

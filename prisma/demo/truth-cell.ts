import { moneyToDecimal } from '@/lib/core/money';

const MEASURES = [
  'gross',
  'discount',
  'refund',
  'cancelled',
  'recognised',
  'cost',
  'costedNet',
  'costedLines',
  'orders',
  'newCustomers',
  'units',
  'returnedUnits',
  'identifiedOrders',
  'gapDays',
  'gaps',
  'spend',
  'campaignCost',
  'campaignCostedNet',
  'sessions',
  'convertedSessions',
  'returnedUnitsBySale',
  'refundBySale',
  'promised',
  'onTime',
  'delivered',
  'deliverySeconds',
  'activeCustomers',
  'repeatCustomers',
] as const;
export type Measure = (typeof MEASURES)[number];

/** Running sums of one cell of the truth; amounts are exact integers in ten-thousandths of a euro. */
export type Cell = Record<Measure, number> & { payments: Record<string, number> };

export function emptyCell(): Cell {
  return { ...(Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Record<Measure, number>), payments: {} };
}

const money = (amount: number) => moneyToDecimal(BigInt(amount), 2);
const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);
/** Amount per piece, rounded half away from zero to whole cents from the exact fraction. */
function moneyPer(amount: number, count: number): string | null {
  if (count === 0) return null;
  const scaled = BigInt(Math.abs(amount));
  const divisor = BigInt(count) * 100n;
  const cents = (scaled * 2n + divisor) / (divisor * 2n);
  return moneyToDecimal((amount < 0 ? -cents : cents) * 100n, 2);
}

export type KpiValues = Record<string, string | number | null | Record<string, number>>;

/** KPI values of a cell: money as decimal texts in euros, ratios as numbers, null where not computable. */
export function kpisOf(cell: Cell): KpiValues {
  const net = cell.gross - cell.discount - cell.refund;
  const hasCost = cell.costedLines > 0;
  const margin = cell.costedNet - cell.cost;
  const units = cell.units - cell.returnedUnits;
  const paid = Object.values(cell.payments).reduce((a, b) => a + b, 0);
  return {
    gross_revenue: money(cell.gross),
    discount_amount: money(cell.discount),
    refund_amount: money(cell.refund),
    net_revenue: money(net),
    recognised_revenue: money(cell.recognised),
    cancelled_amount: money(cell.cancelled),
    gross_margin: hasCost ? money(margin) : null,
    gross_margin_rate: hasCost ? ratio(margin, cell.costedNet) : null,
    cost_coverage: ratio(cell.costedNet, net),
    order_count: cell.orders,
    average_order_value: moneyPer(net, cell.orders),
    units_sold: units,
    units_per_transaction: ratio(units, cell.orders),
    active_customers: cell.activeCustomers,
    new_customers: cell.newCustomers,
    repeat_purchase_rate: ratio(cell.repeatCustomers, cell.activeCustomers),
    orders_per_customer: ratio(cell.identifiedOrders, cell.activeCustomers),
    days_between_orders: ratio(cell.gapDays, cell.gaps),
    ad_spend: money(cell.spend),
    marketing_roi: ratio(cell.campaignCostedNet - cell.campaignCost - cell.spend, cell.spend),
    sessions: cell.sessions,
    conversion_rate: ratio(cell.convertedSessions, cell.sessions),
    return_rate: ratio(cell.returnedUnitsBySale, cell.units),
    return_rate_value: ratio(cell.refundBySale, cell.gross - cell.discount),
    on_time_delivery_rate: ratio(cell.onTime, cell.promised),
    delivery_days: ratio(cell.deliverySeconds / 86_400, cell.delivered),
    payment_mix: Object.fromEntries(Object.entries(cell.payments).map(([method, amount]) => [method, amount / paid])),
  };
}

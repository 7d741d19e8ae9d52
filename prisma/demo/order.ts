/** What the generator hands out: one sales document with all that belongs to it. Amounts are ten-thousandths of a euro. */
export interface DemoLine {
  ref: string;
  product: number;
  quantity: number;
  gross: number;
  discount: number;
  net: number;
  tax: number;
  /** Cost of the line; null when the shop does not know it. */
  cost: number | null;
  free: boolean;
  promotion: string | null;
}

export interface DemoRefund {
  ref: string;
  product: number;
  kind: 'return' | 'cancellation' | 'allowance';
  quantity: number;
  amount: number;
  tax: number;
  cost: number | null;
  at: number;
  reason: string;
}

export interface DemoPayment {
  ref: string;
  method: string;
  cash: boolean;
  provider: string;
  status: 'captured' | 'failed' | 'pending';
  amount: number;
  fee: number;
  instalments: number | null;
  at: number | null;
}

export interface DemoShipment {
  ref: string;
  carrier: number;
  warehouse: number;
  released: number | null;
  picked: number | null;
  packed: number | null;
  shipped: number | null;
  promisedDay: number;
  delivered: number | null;
  freight: number;
  packaging: number;
  labourMinutes: number;
  parcels: number;
  damaged: boolean;
  complete: boolean;
}

export interface DemoReview {
  ref: string;
  score: number;
  title: string;
  comment: string;
  at: number;
}

export interface DemoDispute {
  ref: string;
  reason: string;
  status: 'needs_response' | 'won' | 'lost';
  amount: number;
  fee: number;
  opened: number;
  dueDay: number;
  closedDay: number | null;
}

export interface Visit {
  at: number;
  kind: 'session' | 'email_click' | 'code';
  group: string;
  source: string;
  medium: string;
  /** Campaign number, -1 for none. */
  campaign: number;
  device: string;
  landing: string;
  seconds: number;
  pageViews: number;
  productViews: number;
  cartAdds: number;
  checkout: boolean;
  payment: boolean;
  /** The visit in which the order was placed. */
  ordered: boolean;
}

export type DemoStatus =
  | 'pending'
  | 'paid'
  | 'processing'
  | 'shipped'
  | 'delivered'
  | 'completed'
  | 'cancelled'
  | 'returned';
export type DemoCustomerStatus = 'new' | 'returning' | 'unidentified';

export interface DemoOrder {
  ref: string;
  kind: 'order' | 'credit_note';
  status: DemoStatus;
  channel: number;
  place: number;
  /** Number in `People`, -1 when nobody can tell who bought. */
  person: number;
  device: string;
  promotion: string | null;
  booked: number;
  paid: number | null;
  shipped: number | null;
  delivered: number | null;
  cancelled: number | null;
  recognised: number | null;
  isTest: boolean;
  isFraud: boolean;
  shipping: number;
  tax: number;
  lines: DemoLine[];
  refunds: DemoRefund[];
  payments: DemoPayment[];
  shipment: DemoShipment | null;
  review: DemoReview | null;
  dispute: DemoDispute | null;
  visits: Visit[];
  /** From the person's history as it stands when the order is placed. */
  sequence: number | null;
  customerStatus: DemoCustomerStatus;
  daysSincePrevious: number | null;
  /** Campaign number of the last touch in the lookback window, -1 for none. */
  campaign: number;
}

/** A valid order: not cancelled, not a test, not fraud, worth something. */
export function isValid(order: DemoOrder): boolean {
  if (order.kind !== 'order' || order.status === 'cancelled' || order.isTest || order.isFraud) return false;
  return order.lines.reduce((sum, line) => sum + line.net, 0) + order.shipping > 0;
}

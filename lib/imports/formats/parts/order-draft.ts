import type { OrderStatus } from '../../values/order-status';

export interface DraftProduct {
  sku: string;
  name?: string;
  category?: string;
  subcategory?: string;
}

export interface DraftLine {
  rowNo: number;
  kind: 'sale' | 'free' | 'return' | 'cancellation' | 'allowance' | 'adjustment';
  product: DraftProduct;
  /** pieces; of refund lines those given back, positive */
  quantity: number;
  /** list value of the whole line in ten-thousandths; of refund lines the amount given back, positive, without tax */
  gross: number;
  /** what was taken off this line; the order's own discount is added when the order is written */
  discount?: number;
  tax?: number;
  /** of the whole line; without one the merge looks the unit cost up */
  cost?: number | null;
  /** the export's own id of the line, where it has one */
  lineRef?: string | null;
  seller?: string | null;
  promotion?: string | null;
  /** refund lines: when, of which earlier order, why, and the shipping that went back with them */
  refundedAt?: string | null;
  originalRef?: string | null;
  reason?: string;
  shipping?: number;
  /** the line of this order that an allowance belongs to */
  of?: DraftLine;
}

export interface DraftPayment {
  ref: string;
  method: string;
  isCash: boolean;
  provider?: string;
  status: 'captured' | 'pending' | 'failed';
  /** null = the order's total */
  amount: number | null;
  fee?: number | null;
  installments?: number | null;
  paidAt: string | null;
}

export interface DraftShipment {
  ref: string;
  carrier?: string;
  service?: string;
  shippedAt: string | null;
  promisedDay?: string | null;
  deliveredAt: string | null;
}

export interface DraftChannel {
  code: string;
  name: string;
  type: 'site' | 'marketplace' | 'store' | 'other';
  storeType?: string;
}

export interface DraftPlace {
  country: string;
  region?: string;
  state?: string;
  city?: string;
  postcode?: string;
}

/** One order of a file while its rows come in, in whatever order they do. Amounts are in ten-thousandths. */
export interface OrderDraft {
  readonly ref: string;
  /** the row that told about the order as a whole; 0 = none came: the order is then refused */
  rowNo: number;
  kind: 'order' | 'credit_note' | 'adjustment';
  status: OrderStatus;
  sourceStatus: string;
  bookedAt: string;
  paidAt: string | null;
  shippedAt: string | null;
  deliveredAt: string | null;
  cancelledAt: string | null;
  /** undefined = on delivery, else when it was shipped; never for a cancelled order */
  recognisedAt?: string | null;
  currency: string;
  channel: DraftChannel;
  place: DraftPlace;
  customer: { kind: string; value: string } | null;
  isTest: boolean;
  isFraud: boolean;
  shipping: number;
  /** tax of the whole order, shipping included; lines that name none share what they can of it */
  tax: number;
  /** discount on the order as a whole, beside that of its lines: spread over the lines that were sold */
  discount: number;
  promotion: string;
  device: string;
  lines: DraftLine[];
  payments: DraftPayment[];
  shipments: DraftShipment[];
  /** the rows hold the order as a whole, wherever they stand in the file: lines they lack are gone */
  isWhole: boolean;
}

export function blankOrder(ref: string, currency: string, channel: DraftChannel): OrderDraft {
  return {
    ref,
    rowNo: 0,
    kind: 'order',
    status: 'completed',
    sourceStatus: '',
    bookedAt: '',
    paidAt: null,
    shippedAt: null,
    deliveredAt: null,
    cancelledAt: null,
    currency,
    channel,
    place: { country: '' },
    customer: null,
    isTest: false,
    isFraud: false,
    shipping: 0,
    tax: 0,
    discount: 0,
    promotion: '',
    device: '',
    lines: [],
    payments: [],
    shipments: [],
    isWhole: false,
  };
}

export const isSale = (line: DraftLine) => line.kind === 'sale' || line.kind === 'free';
export const netOf = (line: DraftLine) => line.gross - (line.discount ?? 0);

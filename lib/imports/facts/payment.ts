import type { FactTable } from './fact-table';
import { orderIfKnown } from './look-ups/order';
import { payoutOf } from './look-ups/payout';

/** Tries to pay as the provider saw them; the order may not be known, or not yet. */
export const paymentAttempt: FactTable = {
  stage: 'stage_payment_attempt',
  table: 'payment_attempt',
  key: ['provider', 'external_ref'],
  columns: {
    provider: 's.provider',
    external_ref: 's.attempt_ref',
    at: 's.at',
    day: 's.at::date',
    status: 's.status',
    method: `coalesce(s.method, '')`,
    card_brand: `coalesce(s.card_brand, '')`,
    amount: 's.amount',
    refunded: 'coalesce(s.refunded, 0)',
    fee: 's.fee',
    currency: 'coalesce(s.currency, g.currency)',
    decline_reason: `coalesce(s.decline_reason, '')`,
    order_ref: `coalesce(s.order_ref, '')`,
    order_id: 'ord.order_id',
  },
  lookUps: [orderIfKnown()],
};

export const payout: FactTable = {
  stage: 'stage_payout',
  table: 'payout',
  key: ['id'],
  columns: {
    id: 'pay.payout_id',
    provider: 's.provider',
    external_ref: 's.payout_ref',
    paid_day: 's.paid_day',
    amount: 's.amount',
    currency: 'coalesce(s.currency, g.currency)',
  },
  lookUps: [payoutOf('payout')],
  fills: true,
  madeBy: 'payout',
};

export const payoutLine: FactTable = {
  stage: 'stage_payout_line',
  table: 'payout_line',
  key: ['payout_id', 'external_ref'],
  columns: {
    payout_id: 'pay.payout_id',
    external_ref: 's.line_ref',
    category: 's.category',
    order_ref: `nullif(btrim(s.order_ref), '')`,
    sku: `coalesce(s.sku, '')`,
    day: 's.day',
    gross: 's.gross',
    fee: 'coalesce(s.fee, 0)',
    net: 's.net',
    currency: 'coalesce(s.currency, g.currency)',
  },
  lookUps: [payoutOf('line')],
  withoutBatch: true,
};

import type { Basis, Formula } from '../definition';
import type { FactoryKpi } from '../factory-kpi';
import type { MeasureId } from '../measures';

type Input = NonNullable<FactoryKpi['inputs']>[number];

/** What there is, or 1 where the source has no rows at all: nothing is then known of something. */
const orMissing = (of: Formula, known: MeasureId): Formula => ({
  add: [of, { subtract: [{ constant: 1 }, { measure: known }] }],
});

export const FULFILMENT_INPUT: Input = {
  input: 'fulfilment',
  known: { measure: 'costed_shipments' },
  of: orMissing({ measure: 'shipments' }, 'fulfilment_known'),
};

const paymentFees = (basis: Basis): Input => ({
  input: 'payment_fees',
  known: { measure: 'direct_payments_costed', basis },
  of: orMissing({ measure: 'direct_payments', basis }, 'payment_fee_known'),
});
export const PAYMENT_FEES_INPUT = paymentFees('order_day');
export const PAYMENT_FEES_BY_PAYMENT = paymentFees('payment_day');

const marketplaceFees = (basis: Basis): Input => ({
  input: 'marketplace_fees',
  known: { measure: 'marketplace_payments_costed', basis },
  of: orMissing({ measure: 'marketplace_payments', basis }, 'marketplace_fee_known'),
});
export const MARKETPLACE_FEES_INPUT = marketplaceFees('order_day');
export const MARKETPLACE_FEES_BY_PAYMENT = marketplaceFees('payment_day');

export const SPEND_INPUT: Input = { input: 'ad_spend', known: { measure: 'spend_known' }, of: { constant: 1 } };
export const FIXED_COSTS_INPUT: Input = {
  input: 'fixed_costs',
  known: { measure: 'fixed_cost_known' },
  of: { constant: 1 },
};

import { chargebackRate } from './payments/chargeback-rate';
import { disputeAmount } from './payments/dispute-amount';
import { disputeCount } from './payments/dispute-count';
import { disputeFees } from './payments/dispute-fees';
import { disputeRate } from './payments/dispute-rate';
import { disputeRateValue } from './payments/dispute-rate-value';
import { disputeWinRate } from './payments/dispute-win-rate';
import { electronicPaymentShare } from './payments/electronic-payment-share';
import { paymentAmount } from './payments/payment-amount';
import { paymentCount } from './payments/payment-count';
import { paymentMix } from './payments/payment-mix';
import { payoutAmount } from './payments/payout-amount';
import { payoutFees } from './payments/payout-fees';

/** One line per KPI, in the order of the dictionary. */
export const PAYMENTS_KPIS = {
  payment_amount: paymentAmount,
  payment_mix: paymentMix,
  payment_count: paymentCount,
  electronic_payment_share: electronicPaymentShare,
  dispute_count: disputeCount,
  dispute_amount: disputeAmount,
  dispute_rate: disputeRate,
  dispute_rate_value: disputeRateValue,
  dispute_win_rate: disputeWinRate,
  chargeback_rate: chargebackRate,
  dispute_fees: disputeFees,
  payout_amount: payoutAmount,
  payout_fees: payoutFees,
};

import type { KpiValue } from '@/lib/kpi/format-value';
import { restOf } from '../exact-sum';

export interface RecognitionFigures {
  /** Orders placed, also those cancelled since. */
  booked: KpiValue;
  gross: KpiValue;
  discount: KpiValue;
  refund: KpiValue;
  /** Part of the refunds: lines cancelled, and goods that came back. */
  lineCancellations: KpiValue;
  returns: KpiValue;
  recognised: KpiValue;
}

export interface RecognitionSteps {
  booked: KpiValue;
  cancelled: KpiValue;
  lineCancellations: KpiValue;
  returns: KpiValue;
  allowances: KpiValue;
  /** What the backlog grew by. */
  waiting: KpiValue;
  recognised: KpiValue;
}

/**
 * From booked to recognised: booked - cancelled orders - cancelled lines - returns - allowances - growth of the backlog
 * = recognised, exactly in the decimals shown, because the cancelled orders, the allowances and the growth of the backlog
 * are what the other figures leave. Null wherever a figure is not known.
 */
export function recognitionBridge(figures: RecognitionFigures): RecognitionSteps {
  const { booked, gross, discount, refund, lineCancellations, returns, recognised } = figures;
  const sold = restOf(gross, [discount]);
  return {
    booked,
    cancelled: restOf(booked, [sold]),
    lineCancellations,
    returns,
    allowances: restOf(refund, [lineCancellations, returns]),
    waiting: restOf(sold, [refund, recognised]),
    recognised,
  };
}

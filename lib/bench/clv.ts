import { AppError } from '@/lib/core/errors';
import { expectedPurchases, fitBgNbd, probabilityAlive } from '@/lib/models/bg-nbd';
import { customerLifetimeValue } from '@/lib/models/customer-lifetime-value';
import { expectedValue, fitGammaGamma } from '@/lib/models/gamma-gamma';
import { purchaseHistory, type Summary } from '@/lib/models/purchase-history';
import type { BenchModel, BenchRow } from './bench-model';
import { dayNumber } from './day-number';

function summaries(rows: readonly BenchRow[], end: unknown): Summary[] {
  if (rows[0]?.person_id === undefined) {
    return rows.map((row) => ({
      person: row.id as string,
      x: Number(row.x),
      recency: Number(row.t_x),
      age: Number(row.t),
      mean: Number(row.zbar),
    }));
  }
  const purchases = rows.map((row) => ({
    person: row.person_id as string,
    day: dayNumber(row.date as string, 'A date'),
    value: Number(row.value),
  }));
  const last = purchases.reduce((latest, { day }) => Math.max(latest, day), Number.NEGATIVE_INFINITY);
  return purchaseHistory(purchases, end === undefined ? last : dayNumber(String(end), '--options: calibration_end'));
}

function option(
  options: Record<string, unknown>,
  name: string,
  fallback: number,
  isGood: (value: number) => boolean,
): number {
  const value = options[name] ?? fallback;
  if (typeof value === 'number' && Number.isFinite(value) && isGood(value)) return value;
  throw new AppError('invalid_input', `--options: ${name} cannot be ${JSON.stringify(value)}.`);
}

/** Customer lifetime value by BG/NBD and gamma-gamma. */
export const clv: BenchModel = {
  name: 'clv',
  summary:
    'Customer lifetime value by BG/NBD and gamma-gamma (options calibration_end, horizon_weeks, months, discount per month, margin)',
  columns: [
    { name: 'id', kind: 'text' },
    { name: 'x', kind: 'number' },
    { name: 't_x', kind: 'number' },
    { name: 't', kind: 'number' },
    { name: 'zbar', kind: 'number', mayBeEmpty: true },
  ],
  orColumns: [
    { name: 'person_id', kind: 'text' },
    { name: 'date', kind: 'text' },
    { name: 'value', kind: 'number' },
  ],
  run(rows, options) {
    const given = (options ?? {}) as Record<string, unknown>;
    const horizon = option(given, 'horizon_weeks', 39, (weeks) => weeks > 0);
    const months = option(given, 'months', 12, (value) => Number.isInteger(value) && value > 0);
    const discount = option(
      given,
      'discount',
      option(given, 'monthly_discount', 0.01, (rate) => rate >= 0),
      (rate) => rate >= 0,
    );
    const margin = option(given, 'margin', 1, (share) => share >= 0);
    try {
      const customers = summaries(rows, given.calibration_end);
      const bought = fitBgNbd(customers);
      const spent = fitGammaGamma(customers);
      return {
        bgnbd: { r: bought.r, alpha: bought.alpha, a: bought.a, b: bought.b, log_likelihood: bought.logLikelihood },
        gamma_gamma: { p: spent.p, q: spent.q, v: spent.v, log_likelihood: spent.logLikelihood },
        customers: customers.map((customer) => {
          const value = expectedValue(spent, customer);
          return {
            id: customer.person,
            x: customer.x,
            p_alive: probabilityAlive(bought, customer),
            expected_purchases: expectedPurchases(bought, customer, horizon),
            expected_value: value,
            clv: value === null ? null : customerLifetimeValue(bought, customer, { value, margin, months, discount }),
          };
        }),
      };
    } catch (error) {
      if (error instanceof RangeError) throw new AppError('invalid_input', `${error.message}.`, { cause: error });
      throw error;
    }
  },
};

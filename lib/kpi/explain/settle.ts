import { AppError } from '@/lib/core/errors';
import { MONEY_SCALE, minorDigits } from '@/lib/core/money';
import { roundToSum } from '@/lib/stats/round-to-sum';
import type { KpiUnit } from '../definition';
import { type KpiValue, roundDecimal } from '../format-value';

/** How the amounts of an explanation are written: those of a money KPI in whole minor units, counts as whole numbers. */
export interface Scale {
  unit: KpiUnit;
  currency: string;
}

const isWhole = (unit: KpiUnit) => unit === 'money' || unit === 'count';

/** A whole count of minor units as a decimal text: (12345n, 2) -> "123.45". */
function minorText(amount: bigint, digits: number): string {
  return roundDecimal(amount.toString(), digits, digits);
}

function toMinor(value: KpiValue, digits: number): bigint {
  return BigInt(roundDecimal(String(value), 0, digits).replace('.', ''));
}

/** after - before of two figures as they are shown, so that the change is the one that a reader computes. */
export function changeBetween(before: KpiValue, after: KpiValue, { unit, currency }: Scale): KpiValue {
  if (before === null || after === null) return null;
  if (unit !== 'money') return Number(after) - Number(before);
  const digits = minorDigits(currency);
  return minorText(toMinor(after, digits) - toMinor(before, digits), digits);
}

/**
 * Amounts (not rounded; money in ten-thousandths) as values whose sum is the change as it is shown, to the cent:
 * largest remainder for money and counts, untouched for ratios and other numbers.
 */
export function settle(amounts: readonly number[], change: KpiValue, { unit, currency }: Scale): KpiValue[] {
  const digits = unit === 'money' ? minorDigits(currency) : 0;
  const perMinor = unit === 'money' ? 10 ** (MONEY_SCALE - digits) : 1;
  const scaled = amounts.map((amount) => amount / perMinor);
  const total = unit === 'money' ? Number(toMinor(change, digits)) : Number(change);
  requireSum(scaled, total, isWhole(unit) ? 1 : 0);
  if (!isWhole(unit)) return scaled;
  const parts = roundToSum(scaled, BigInt(Math.round(total)));
  return unit === 'money' ? parts.map((part) => minorText(part, digits)) : parts.map(Number);
}

/** Rounding may hide a cent, never an error: parts that do not sum to the change are refused. */
function requireSum(parts: readonly number[], total: number, slack: number): void {
  const sum = parts.reduce((a, b) => a + b, 0);
  const size = parts.reduce((a, b) => a + Math.abs(b), Math.abs(total));
  if (Math.abs(sum - total) <= slack * 1.01 + size * 1e-9) return;
  throw new AppError('internal', `The parts of a change sum to ${sum} and not to ${total}.`);
}

/** One figure, not rounded, as it is shown. */
export function shownValue(raw: number | null, unit: KpiUnit, currency: string): KpiValue {
  if (raw === null) return null;
  if (unit !== 'money') return raw;
  const digits = minorDigits(currency);
  const minor = raw / 10 ** (MONEY_SCALE - digits);
  return minorText(BigInt(Math.sign(minor) * Math.round(Math.abs(minor))), digits);
}

/** Before and after of a part, as they are shown. */
export function shownSides(
  before: number | null | undefined,
  after: number | null | undefined,
  unit: KpiUnit,
  currency: string,
): { before: KpiValue; after: KpiValue; unit: KpiUnit } {
  return { before: shownValue(before ?? null, unit, currency), after: shownValue(after ?? null, unit, currency), unit };
}

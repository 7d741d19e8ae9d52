import { MONEY_SCALE, minorDigits } from '@/lib/core/money';
import type { KpiUnit } from './definition';

/**
 * Rounds a plain decimal text, divided by 10^shift, half away from zero to `digits` decimals, exactly.
 * ("12345678.5", 4, 2) -> "1234.57". What PostgreSQL prints for `numeric` is such a text.
 */
export function roundDecimal(text: string, shift: number, digits: number): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`Not a plain decimal number: ${text}`);
  const fraction = match[3] ?? '';
  let whole = BigInt(`${match[2]}${fraction}`);
  const excess = fraction.length + shift - digits;
  if (excess > 0) {
    const divisor = 10n ** BigInt(excess);
    whole = (whole * 2n + divisor) / (divisor * 2n);
  } else {
    whole *= 10n ** BigInt(-excess);
  }
  const figures = whole.toString().padStart(digits + 1, '0');
  const sign = match[1] && whole !== 0n ? '-' : '';
  const integer = figures.slice(0, figures.length - digits);
  return digits > 0 ? `${sign}${integer}.${figures.slice(-digits)}` : `${sign}${integer}`;
}

export type KpiValue = string | number | null;

/** Money becomes a decimal text in major units, rounded once; every other unit a number; "not computable" stays null. */
export function formatValue(raw: string | null, unit: KpiUnit, currency: string): KpiValue {
  if (raw === null) return null;
  return unit === 'money' ? roundDecimal(raw, MONEY_SCALE, minorDigits(currency)) : Number(raw);
}

/**
 * Change from `before` to `now`, of unrounded values: (now - before) / |before|, for ratios the difference now - before
 * (in points of 1). Null when either is null or the relative change has no base.
 */
export function changeOf(now: string | null, before: string | null, unit: KpiUnit): number | null {
  if (now === null || before === null) return null;
  const [a, b] = [Number(now), Number(before)];
  if (unit === 'ratio') return a - b;
  return b === 0 ? null : (a - b) / Math.abs(b);
}

/**
 * Money is a bigint in ten-thousandths of the major unit ("scale 4"), beside an ISO 4217 currency.
 * Real exports carry sub-cent line amounts; rounding happens once, on output, half away from zero.
 */
export const MONEY_SCALE = 4;
export const MONEY_UNIT = 10_000n;

const MINOR_DIGITS: Record<string, number> = {
  BHD: 3,
  CLP: 0,
  ISK: 0,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  TND: 3,
  VND: 0,
  XOF: 0,
  XAF: 0,
};

/** Decimal digits of the currency's minor unit (ISO 4217); two where the list does not say otherwise. */
export function minorDigits(currency: string): number {
  return MINOR_DIGITS[currency] ?? 2;
}

/** "12.3456" -> 123456n. Null when the text is not a plain decimal number or has more than four decimals. */
export function parseMoney(decimal: string): bigint | null {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!match) return null;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > MONEY_SCALE) return null;
  const amount = BigInt(match[2] as string) * MONEY_UNIT + BigInt(fraction.padEnd(MONEY_SCALE, '0'));
  return match[1] === '-' ? -amount : amount;
}

/** Rounds half away from zero to `digits` decimals and prints a plain decimal: (1234567n, 2) -> "123.46". */
export function moneyToDecimal(amount: bigint, digits: number): string {
  const divisor = 10n ** BigInt(MONEY_SCALE - digits);
  const absolute = amount < 0n ? -amount : amount;
  const rounded = (absolute * 2n + divisor) / (divisor * 2n);
  const unit = 10n ** BigInt(digits);
  const sign = amount < 0n && rounded !== 0n ? '-' : '';
  const whole = `${sign}${rounded / unit}`;
  return digits === 0 ? whole : `${whole}.${(rounded % unit).toString().padStart(digits, '0')}`;
}

/**
 * Splits `total` in proportion to `weights` by largest remainder: the parts sum to the total exactly.
 * Equal remainders go to the earlier part. Weights must not be negative; when all are zero the first part takes all.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  if (weights.length === 0) return [];
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum === 0n) return weights.map((_, i) => (i === 0 ? total : 0n));
  const sign = total < 0n ? -1n : 1n;
  const absolute = total * sign;
  const parts = weights.map((weight) => (absolute * weight) / sum);
  let rest = absolute - parts.reduce((a, b) => a + b, 0n);
  const order = weights
    .map((weight, i) => ({ i, remainder: (absolute * weight) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.i - b.i : a.remainder > b.remainder ? -1 : 1));
  for (const { i } of order) {
    if (rest === 0n) break;
    parts[i] = (parts[i] as bigint) + 1n;
    rest -= 1n;
  }
  return parts.map((part) => part * sign);
}

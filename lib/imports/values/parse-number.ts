import { MONEY_SCALE } from '@/lib/core/money';
import { withoutCurrencySign } from './currency-sign';

export type DecimalSeparator = '.' | ',';

const SPACES = /[\s'’]/g;

/**
 * A number as people write it to plain digits: "1 234,50 €" with ',' -> "1234.50"; "(12,00)" -> "-12.00";
 * "12-" -> "-12"; "1,23E+05" -> "123000". Null when it is not a number in this notation: "1.234,50" with '.' is refused,
 * never read as 1.234, and so are spaces that do not part groups of three digits.
 */
export function normaliseNumber(text: string, decimal: DecimalSeparator): string | null {
  let cleaned = withoutCurrencySign(text)
    .replace('\u2212', '-')
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .replace(/ (?!\d)|(?<!\d) /g, '');
  if (/^\(.*\)$/.test(cleaned)) cleaned = `-${cleaned.slice(1, -1)}`;
  if (/^[^-].*-$/.test(cleaned)) cleaned = `-${cleaned.slice(0, -1)}`;
  const match = (decimal === '.' ? GROUPED_POINT : GROUPED_COMMA).exec(cleaned);
  if (!match) return null;
  const whole = (match[2] as string).replaceAll(/\D/g, '');
  const fraction = match[4]?.slice(1) ?? '';
  if (!whole && !fraction) return null;
  const digits = `${match[1] === '-' ? '-' : ''}${whole || '0'}${fraction ? `.${fraction}` : ''}`;
  return match[5] ? shiftExponent(digits, Number(match[5].slice(1))) : digits;
}

// Groups are of three digits, parted by one and the same character; in India of two, but for the last.
const GROUPED_POINT =
  /^([+-]?)(\d{1,3}([, '])\d{3}(?:\3\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}|\d*)(\.\d*)?(e[+-]?\d{1,3})?$/i;
const GROUPED_COMMA = /^([+-]?)(\d{1,3}([. '])\d{3}(?:\3\d{3})*|\d*)(,\d*)?(e[+-]?\d{1,3})?$/i;

/** "1,2,3" repeats its separator and is no number. */
const GROUPS = /^[(+-]?\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}$/;

function shiftExponent(digits: string, exponent: number): string | null {
  if (Math.abs(exponent) > 30) return null;
  const negative = digits.startsWith('-');
  const [whole = '0', fraction = ''] = digits.replace('-', '').split('.');
  const all = whole + fraction;
  const point = whole.length + exponent;
  const padded = point <= 0 ? all.padStart(all.length - point + 1, '0') : all.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  const rest = padded.slice(at);
  return `${negative ? '-' : ''}${padded.slice(0, at)}${rest ? `.${rest}` : ''}`;
}

export type ScaledNumber = { value: number } | { problem: 'not_a_number' | 'too_many_decimals' | 'too_large' };

/**
 * Reads an amount into ten-thousandths as a safe integer. More than four decimals are refused, not rounded, unless they
 * are the trace of binary floating point (16.448000000000001, 1.429999948), which the source did not mean.
 */
export function readScaled(text: string, decimal: DecimalSeparator): ScaledNumber {
  const plain = normaliseNumber(text, decimal);
  if (plain === null) return { problem: 'not_a_number' };
  const point = plain.indexOf('.');
  let whole = point < 0 ? plain : plain.slice(0, point);
  let fraction = point < 0 ? '' : plain.slice(point + 1).replace(/0+$/, '');
  if (fraction.length > MONEY_SCALE) {
    const cents = singlePrecision(plain, fraction);
    if (cents !== null) return safe(cents * 100);
    const isTrace = fraction.length >= 10 && /^\d{4}(?:0{4}\d*|9{4}\d*)$/.test(fraction);
    if (!isTrace) return { problem: 'too_many_decimals' };
    const rounded = Math.round(Number(`${plain.startsWith('-') ? '-' : ''}0.${fraction}`) * 10_000);
    return safe(Number(whole) * 10_000 + rounded);
  }
  fraction = fraction.padEnd(MONEY_SCALE, '0');
  if (whole === '-') whole = '-0';
  return safe(Number(whole + fraction));
}

/**
 * Cents that were kept in single precision, or added up in it: 1.429999948 is 1.43, 10.96000051 is 10.96. Null when the
 * text is further from a whole cent than that leaves it, or so far that ten-thousandths would tell the difference.
 */
function singlePrecision(plain: string, fraction: string): number | null {
  // Such numbers are printed with nine digits, of which the last may be a zero that was dropped.
  if (fraction.length < 6 || plain.replace(/\D/g, '').length < 8) return null;
  const value = Number(plain);
  const cents = Math.round(value * 100);
  return Math.abs(value - cents / 100) <= Math.min(0.00005, Math.abs(value) * 2 ** -23) ? cents : null;
}

function safe(value: number): ScaledNumber {
  return Number.isSafeInteger(value) ? { value: value === 0 ? 0 : value } : { problem: 'too_large' };
}

/** "." or "," when the values of a column decide it; null when nothing does (1,234 alone could be either). */
export function decideDecimal(values: Iterable<string>): { decimal: DecimalSeparator; sure: boolean } | null {
  let point = 0;
  let comma = 0;
  let ambiguous = 0;
  for (const value of values) {
    const cleaned = withoutCurrencySign(value).replace(SPACES, '');
    if (!/^[(+-]?[\d.,]+(?:e[+-]?\d+)?[)%-]?$/i.test(cleaned)) continue;
    const lastPoint = cleaned.lastIndexOf('.');
    const lastComma = cleaned.lastIndexOf(',');
    if (lastPoint < 0 && lastComma < 0) continue;
    if (lastPoint >= 0 && lastComma >= 0) lastPoint > lastComma ? point++ : comma++;
    else {
      const separator = lastPoint >= 0 ? '.' : ',';
      const at = Math.max(lastPoint, lastComma);
      const after = /^\d*/.exec(cleaned.slice(at + 1))?.[0].length ?? 0;
      const repeated = cleaned.indexOf(separator) !== at;
      if (repeated) {
        if (!GROUPS.test(cleaned.replace(/\D*$/, ''))) continue;
        separator === '.' ? comma++ : point++;
      } else if (after !== 3 || /^[(+-]?0?$/.test(cleaned.slice(0, at))) separator === '.' ? point++ : comma++;
      else ambiguous++;
    }
  }
  if (point > 0 && comma === 0) return { decimal: '.', sure: true };
  if (comma > 0 && point === 0) return { decimal: ',', sure: true };
  if (point > 0 && comma > 0) return { decimal: point >= comma ? '.' : ',', sure: false };
  return ambiguous > 0 ? null : { decimal: '.', sure: true };
}

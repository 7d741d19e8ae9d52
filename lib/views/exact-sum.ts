import type { KpiValue } from '@/lib/kpi/format-value';

/** "12.30" -> [1230n, 2] */
function parts(text: string): [bigint, number] {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const size = BigInt(whole + fraction);
  return [text.startsWith('-') ? -size : size, fraction.length];
}

/**
 * What a total leaves when parts are taken from it. Money comes and goes as decimal text and is never a floating number
 * in between; null when the total or a part is not known.
 */
export function restOf(total: KpiValue, taken: readonly KpiValue[]): KpiValue {
  if (total === null || taken.includes(null)) return null;
  if (typeof total === 'number') return taken.reduce<number>((rest, part) => rest - Number(part), total);
  const [size, digits] = parts(total);
  const rest = taken.reduce<bigint>((sum, part) => {
    const [amount, own] = parts(String(part));
    return sum - amount * 10n ** BigInt(digits - own);
  }, size);
  const text = (rest < 0n ? -rest : rest).toString().padStart(digits + 1, '0');
  const sign = rest < 0n ? '-' : '';
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

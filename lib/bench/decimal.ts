/** A decimal text as a whole number and its count of decimals: "1.25e1" -> 125 and 1. */
export function readDecimal(text: string): { digits: bigint; decimals: number } {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const decimals = fraction.length - Number(exponent);
  const digits = BigInt(`${whole}${fraction}`.replace(/^\+/, '') || '0');
  return decimals < 0 ? { digits: digits * 10n ** BigInt(-decimals), decimals: 0 } : { digits, decimals };
}

/** The same value with `decimals` decimals, which must be at least as many as it has. */
export function scaledTo(text: string, decimals: number): bigint {
  const read = readDecimal(text);
  return read.digits * 10n ** BigInt(decimals - read.decimals);
}

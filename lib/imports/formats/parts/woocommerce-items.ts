import { readScaled } from '../../values/parse-number';

/** Names of the parts that the plugin writes; a product's name may hold bars and colons of its own. */
const PARTS =
  /\|(?=(?:product_id|sku|quantity|total|sub_total|tax|tax_total|tax_subtotal|tax_data|refunded|refunded_qty|meta|_variation_id|amount|reason|date|method_id|taxes|code|label|rate_id|rate_percent|tax_rate_compound):)/;

/** "name:Mug|sku:M-1|quantity:2" to its parts. */
export function itemParts(text: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const part of text.split(PARTS)) {
    const colon = part.indexOf(':');
    if (colon > 0) parts.set(part.slice(0, colon).trim(), part.slice(colon + 1).trim());
  }
  return parts;
}

/** Several items in one cell: parted by ";" or, since version 2, fees by "||". */
export function itemsOf(cell: string, firstPart: string): ReadonlyMap<string, string>[] {
  const pieces = cell.split(new RegExp(`(?:;|\\|\\|)(?=${firstPart}:)`));
  return pieces.filter((piece) => piece.trim() !== '').map(itemParts);
}

/** The plugin writes amounts with a decimal point, in every language. */
export function itemAmount(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  const result = readScaled(text, '.');
  return 'value' in result ? result.value : null;
}

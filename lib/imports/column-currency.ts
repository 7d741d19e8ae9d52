import type { Inspection } from './inspection';
import { headerCurrency } from './reading/header';
import { cellCurrencies } from './values/currency-sign';

/**
 * The one currency that the columns of amounts name, in their names or in their cells ("12,50 €"). Null when they name
 * none or several, when a sign is shared ("$"), and when the file has a column for it.
 */
export function columnCurrency({ format, mapping, columns, sample }: Inspection): string | null {
  if (!format || mapping.currency !== undefined) return null;
  const found = new Set<string>();
  for (const { name, type } of format.fields) {
    const column = mapping[name];
    if (column === undefined || (type !== 'amount' && type !== 'discount')) continue;
    const stated = headerCurrency(column);
    if (stated) found.add(stated);
    const index = columns.indexOf(column);
    for (const { fields } of sample) {
      const [first, ...others] = cellCurrencies(fields[index] ?? '') ?? [];
      // A pound sign in a file without any other hint is the pound of all pounds; a dollar may be any.
      if (first && (others.length === 0 || first === 'GBP')) found.add(first);
    }
  }
  return found.size === 1 ? ([...found][0] as string) : null;
}

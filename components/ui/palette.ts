import { bindInks } from '@/lib/charts/palette';

/** The colours of `bindInks` as variables of the theme. */
export function bindColours(keys: readonly string[]): Map<string, string> {
  return new Map([...bindInks(keys)].map(([key, ink]) => [key, `var(--color-series-${ink.replace('series-', '')})`]));
}

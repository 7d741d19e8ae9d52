import type { Localised } from '@/lib/core/locale';
import type { MeasureFilter } from './definition';
import { type DimensionId, dimension } from './dimensions';

interface Limits {
  overAll: readonly DimensionId[];
  where: readonly MeasureFilter[];
}

/**
 * Name of a use of a measure in worked examples: the measure alone, or with its limits, as in
 * "gross[discounted=full_price]", "gross[promotion!=]" (any promotion) and "orders[product=*]" (over all products).
 */
export function measureKey(id: string, { overAll, where }: Limits): string {
  const limits = [
    ...overAll.map((each) => `${each}=*`),
    ...where.flatMap(({ dimension: each, in: kept, not_in: left }) => [
      ...(kept ? [`${each}=${kept.join('|')}`] : []),
      ...(left ? [`${each}!=${left.join('|')}`] : []),
    ]),
  ];
  return limits.length > 0 ? `${id}[${limits.join('&')}]` : id;
}

/** The measure of such a name, and its limits in words. */
export function readMeasureKey(key: string): { id: string; limits: Localised | null } {
  const [, id = key, inside] = /^([^[]+)\[(.+)\]$/.exec(key) ?? [];
  if (!inside) return { id, limits: null };
  const words = inside.split('&').map((limit) => {
    const [, name = '', sign, values = ''] = /^([a-z_]+)(!?=)(.*)$/.exec(limit) ?? [];
    return limitInWords(name as DimensionId, sign === '=', values);
  });
  const join = (locale: 'en' | 'fr') => words.map((each) => each[locale]).join(', ');
  return { id, limits: { en: join('en'), fr: join('fr') } };
}

function limitInWords(id: DimensionId, isKept: boolean, values: string): Localised {
  const { label, labels } = dimension(id);
  const [en, fr] = [label.en.toLowerCase(), label.fr.toLowerCase()];
  if (values === '*') return { en: `all: ${en}`, fr: `tous\u00a0: ${fr}` };
  if (!isKept && values === '') return { en: `with ${en}`, fr: `avec ${fr}` };
  const list = (locale: 'en' | 'fr') =>
    values
      .split('|')
      .map((value) => (labels?.[value]?.[locale] ?? value).toLowerCase())
      .join(', ');
  return {
    en: `${en}${isKept ? '' : ' other than'}: ${list('en')}`,
    fr: `${fr}${isKept ? '' : ' autre que'}\u00a0: ${list('fr')}`,
  };
}

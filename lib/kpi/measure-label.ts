import type { Locale } from '@/lib/core/locale';
import { readMeasureKey } from './measure-key';
import { isMeasureId, measure } from './measures';

/** Name of a measure with its limits, from a key such as "gross[discounted=full_price]". */
export function measureLabel(key: string, locale: Locale): string {
  const { id, limits } = readMeasureKey(key);
  const label = isMeasureId(id) ? measure(id).label[locale] : id;
  return limits ? `${label} (${limits[locale]})` : label;
}

/** Unit of the measure of such a key. */
export function measureUnit(key: string): 'money' | 'count' | 'number' {
  const { id } = readMeasureKey(key);
  return isMeasureId(id) ? measure(id).unit : 'number';
}

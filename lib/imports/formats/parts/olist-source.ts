import type { FieldSpec, FieldType } from '../../format';

/** What the nine Olist files share: a Brazilian marketplace, its currency and its own column names. */
export const OLIST = {
  source: { code: 'olist', name: 'Olist', kind: 'marketplace' },
  currency: 'BRL',
} as const;

/** Olist writes its column names one way only. */
export function olistField(name: string, type: FieldType): FieldSpec {
  const words = name.replaceAll('_', ' ');
  return { name, type, label: { en: words, fr: words }, synonyms: [name] };
}

import type { Locale, Localised } from '@/lib/core/locale';
import type { TemplateField } from '../formats/parts/template-format';

/** Header of a column; the required ones come first in a template, so no sign is needed to tell them. */
export const headerOf = ({ label }: TemplateField, locale: Locale) => label[locale];

/** The example of a column as a program writes it. */
export const exampleOf = ({ example }: TemplateField, locale: Locale): string =>
  typeof example === 'string' ? example : (example as Localised)[locale];

/** The example as people of the language write it: 1234.5 -> 1234,5 and 2026-03-17 -> 17/03/2026 in French. */
export function writtenExample(field: TemplateField, locale: Locale): string {
  const value = exampleOf(field, locale);
  if (locale === 'en') return value;
  if (field.type === 'amount' || field.type === 'number') return value.replace('.', ',');
  if (field.type === 'date') return value.replace(/^(\d{4})-(\d{2})-(\d{2})/, '$3/$2/$1');
  if (field.type === 'month') return value.replace(/^(\d{4})-(\d{2})$/, '$2/$1');
  return value;
}

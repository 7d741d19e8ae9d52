import type { FieldSpec } from '../../format';

/** A field of a format; the names that exports give it are written as one text, parted by " | ". */
export const fieldSpec = (
  name: string,
  type: FieldSpec['type'],
  en: string,
  fr: string,
  synonyms: string,
): FieldSpec => ({ name, type, label: { en, fr }, synonyms: synonyms.split(/\s*\|\s*/) });

import { useTranslations } from 'next-intl';
import { DELIMITER_NAMES } from './delimiter-name';

/** Encoding and separator in words, or the sheet of a workbook. */
export function useSpelling() {
  const t = useTranslations('imports.settings');
  return ({ encoding, delimiter, sheet }: { encoding: string; delimiter: string; sheet: string | null }) => {
    if (sheet !== null) return t('sheetNamed', { sheet });
    const name = DELIMITER_NAMES[delimiter];
    return `${t.has(`encodings.${encoding}`) ? t(`encodings.${encoding}`) : encoding} · ${name ? t(`delimiters.${name}`) : delimiter}`;
  };
}

import { readFileSync } from 'node:fs';
import { createTranslator } from 'next-intl';
import type { FileGiven } from '@/app/(app)/explore/export/question-file';
import type { Locale } from '@/lib/core/locale';

const read = (locale: Locale, name: string) =>
  JSON.parse(readFileSync(`lib/i18n/messages/${locale}/${name}.json`, 'utf8'));

/** The sentences of the screens, without a request. */
export function fileWords(locale: Locale): FileGiven['words'] {
  const messages = { explorer: read(locale, 'explorer'), exports: read(locale, 'exports'), ui: read(locale, 'ui') };
  const translate = (namespace: string) =>
    createTranslator({ locale, messages, namespace: namespace as never }) as unknown as FileGiven['words']['keys'] &
      FileGiven['words']['exports'];
  return {
    explorer: translate('explorer'),
    warnings: translate('ui.warnings'),
    keys: translate('ui.keys'),
    exports: translate('exports'),
  };
}

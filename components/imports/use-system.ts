import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { System } from './import-data';

/** What a system is called: most by their own name, ours in the reader's language. */
export function useSystem(): (system: System) => string {
  const t = useTranslations('imports.systems');
  return useCallback(({ code, name }) => (t.has(code) ? t(code) : name), [t]);
}

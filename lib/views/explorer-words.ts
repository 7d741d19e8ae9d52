import { getTranslations } from 'next-intl/server';
import type { ExplorerWords } from './explorer-answer';

/** The sentences of an answer in the language of the request. */
export async function explorerWords(): Promise<ExplorerWords> {
  const [explorer, warnings, keys] = await Promise.all([
    getTranslations('explorer'),
    getTranslations('ui.warnings'),
    getTranslations('ui.keys'),
  ]);
  return {
    explorer: (key, values) => explorer(key, values),
    warnings: (key, values) => warnings(key, values),
    keys,
  };
}

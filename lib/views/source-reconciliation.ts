import { getTranslations } from 'next-intl/server';
import { lastReconciliation } from '@/lib/sources/last-reconciliation';
import type { SourceWords } from './source-words';

/** What the last comparison of roll-ups and facts found; null before the first one. */
export async function loadReconciliation(words: SourceWords) {
  const [t, last] = await Promise.all([getTranslations('sources.reconciliation'), lastReconciliation()]);
  if (!last) return null;
  const outcome =
    last.cells === 0 ? ('equal' as const) : last.repaired ? ('repaired' as const) : ('different' as const);
  return {
    outcome,
    at: words.instant(last.at),
    by: t.has(`by.${last.by}`) ? t(`by.${last.by}`) : last.by,
    range: last.from && last.to ? t('range', { from: words.day(last.from), to: words.day(last.to) }) : null,
    days: t('days', { count: last.days }),
    cells: t('cells', { count: last.cells }),
  };
}

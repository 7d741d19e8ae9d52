import type { Locale } from '@/lib/core/locale';
import en from '@/lib/i18n/messages/en/ui.json';
import fr from '@/lib/i18n/messages/fr/ui.json';
import type { Explanation } from '@/lib/kpi/explain/explanation';

const KEYS: Record<Locale, Record<string, Record<string, string>>> = { fr: fr.keys, en: en.keys };

/** An explanation whose bare keys, such as the codes of traffic sources, bear the names that screens have for them. */
export function namedExplanation(explanation: Explanation, locale: Locale): Explanation {
  const { contributions, labels } = explanation;
  const named = (dimension: string, key: string, label: string) =>
    label === key ? (KEYS[locale][dimension]?.[key] ?? label) : label;
  const filters = Object.entries(labels).map(([dimension, known]) => [
    dimension,
    Object.fromEntries(Object.entries(known).map(([key, label]) => [key, named(dimension, key, label)])),
  ]);
  return {
    ...explanation,
    labels: Object.fromEntries(filters),
    contributions: contributions && {
      ...contributions,
      members: contributions.members.map((each) => ({ ...each, label: named(contributions.by, each.key, each.label) })),
    },
  };
}

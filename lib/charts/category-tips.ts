import type { Ink, Tip } from './scene';
import type { CartesianSpec } from './spec';

/** One explanation per category: every series with its value, and what it is compared with. */
export function seriesTips(spec: CartesianSpec, inks: Map<string, Ink>): Tip[] {
  const isSingle = spec.series.length === 1;
  return spec.categories.map((category, i) => ({
    title: category.title,
    note: category.isPartial ? spec.partialName : undefined,
    rows: spec.series.flatMap(({ key, label, texts, compare }) => [
      { label, text: texts[i] ?? '', ink: inks.get(key) },
      ...(compare && isSingle
        ? [{ label: compare.labels[i] ?? '', text: compare.texts[i] ?? '', isCompare: true }]
        : []),
    ]),
  }));
}

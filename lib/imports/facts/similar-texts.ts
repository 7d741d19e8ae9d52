export interface Candidate {
  key: string;
  texts: readonly string[];
}
export interface Match {
  key: string;
  /** 0..1: shared pairs of letters, of all pairs of both texts (Dice) */
  score: number;
}

const ENOUGH = 0.5;

/** A text as it is compared: letters and digits only, without accents and case. */
export const bare = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

function pairs(text: string): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) found.add(text.slice(i, i + 2));
  return found;
}

/** Finds what is written alike. The candidates are indexed once: an administrator's shop may have 100,000 articles. */
export function similarTexts(candidates: readonly Candidate[]): (text: string, limit?: number) => Match[] {
  const entries = candidates.flatMap(({ key, texts }) =>
    texts.map((text) => ({ key, pairs: pairs(bare(text)) })).filter((entry) => entry.pairs.size > 0),
  );
  const byPair = new Map<string, number[]>();
  entries.forEach((entry, i) => {
    for (const pair of entry.pairs) {
      const list = byPair.get(pair);
      if (list) list.push(i);
      else byPair.set(pair, [i]);
    }
  });
  return (text, limit = 3) => {
    const wanted = pairs(bare(text));
    const shared = new Map<number, number>();
    for (const pair of wanted) for (const i of byPair.get(pair) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
    const best = new Map<string, number>();
    for (const [i, count] of shared) {
      const entry = entries[i] as (typeof entries)[number];
      const score = (2 * count) / (wanted.size + entry.pairs.size);
      if (score >= ENOUGH && score > (best.get(entry.key) ?? 0)) best.set(entry.key, score);
    }
    return [...best]
      .map(([key, score]) => ({ key, score: Math.round(score * 1000) / 1000 }))
      .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
      .slice(0, limit);
  };
}

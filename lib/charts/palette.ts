import type { Ink } from './scene';

/** Eight colours that colour-blind people tell apart; more than eight parts are "other". */
const SIZE = 8;

/** Names that look the same on every page and in every shop. */
const FIXED: Record<string, number> = {
  site: 0,
  new: 2,
  returning: 0,
  facebook: 1,
  google: 5,
  instagram: 6,
  tiktok: 4,
  influencer: 3,
  email: 0,
  marketplace: 2,
  store: 3,
};
const GREY = new Set(['', 'other', 'none', 'unidentified']);

function hash(text: string): number {
  let value = 0;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return value;
}

/**
 * Colours of the given keys. A key keeps its colour from page to page; of two keys that want the same one the later
 * in the alphabet takes the next that is free.
 */
export function bindInks(keys: readonly string[]): Map<string, Ink> {
  const inks = new Map<string, Ink>();
  const taken = new Set<number>();
  const sorted = [...new Set(keys)].sort();
  const claim = (key: string, wanted: number) => {
    const free = Array.from({ length: SIZE }, (_, i) => (wanted + i) % SIZE).find((index) => !taken.has(index));
    if (free !== undefined) taken.add(free);
    inks.set(key, free === undefined ? 'other' : `series-${free + 1}`);
  };
  for (const key of sorted) {
    const fixed = FIXED[key.toLowerCase()];
    if (GREY.has(key.toLowerCase())) inks.set(key, 'other');
    else if (fixed !== undefined) claim(key, fixed);
  }
  for (const key of sorted) if (!inks.has(key)) claim(key, hash(key) % SIZE);
  return inks;
}

import type { PageFrame } from './page-frame';

const MOST_KEPT = 300;

/** Least recently used first. Readers who ask the same at the same time wait for one computation. */
const kept = new Map<string, Promise<unknown>>();

/**
 * A figure that is not a KPI's own answer, from memory while the data is the same. The key holds all that the result
 * depends on beside the data.
 */
export async function remembered<T>(frame: PageFrame, key: readonly unknown[], compute: () => Promise<T>): Promise<T> {
  const { data_version, currency } = frame.total.meta;
  const name = JSON.stringify([data_version, currency, frame.reach.shop.timeZone, ...key]);
  const known = kept.get(name);
  if (known) {
    kept.delete(name);
    kept.set(name, known);
    return known as Promise<T>;
  }
  const found = compute();
  kept.set(name, found);
  found.catch(() => kept.delete(name));
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string);
  return found;
}

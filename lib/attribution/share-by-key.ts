import type { Touch } from './journey';

/**
 * Shares of touches when each distinct key has a worth: w_i = worth(key) / c_i / sum of the worths, with c_i touches of the same
 * key. Keys that are worth nothing together share equally.
 */
export function shareByKey(touches: readonly Touch[], worth: (key: string) => number): number[] {
  const counts = new Map<string, number>();
  for (const { key } of touches) counts.set(key, (counts.get(key) ?? 0) + 1);
  const sum = [...counts.keys()].reduce((total, key) => total + worth(key), 0);
  const share = (key: string) => (sum > 0 ? worth(key) / sum : 1 / counts.size);
  return touches.map(({ key }) => share(key) / (counts.get(key) as number));
}

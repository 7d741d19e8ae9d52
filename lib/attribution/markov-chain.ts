import { inverse } from '@/lib/stats/linear-system';
import type { JourneyGroup } from './journey';

export interface RemovalEffects {
  /** chance that a journey converts, 0 to 1 */
  baseConversion: number;
  /** key -> 1 - P(conversion without it) / P(conversion), 0 to 1 */
  effects: ReadonlyMap<string, number>;
}

/**
 * Removal effect of every key in the first-order Markov chain of the journeys: each path of c conversions and z others
 * counts c + z for start -> first and for each step from one touch to the next, c for last -> conversion, z for
 * last -> nothing. A key that is removed loses all journeys that reach it.
 *
 * Solved exactly. With Q the steps between keys, N = (I - Q)^-1 the expected visits and r the steps to conversion:
 *   P = start N r,   P without k = P - (start N)_k / N_kk * (N r)_k
 * so one inversion serves all keys. A step from a key to itself changes nothing.
 * Empty journeys are left aside; without a conversion all effects are 0.
 * Checked against the exact solution for ChannelAttribution's PathData (oracles/attribution.json), to 1e-6.
 * Source: E. Anderl et al., "Mapping the customer journey", International Journal of Research in Marketing 33, 2016.
 */
export function removalEffects(groups: readonly JourneyGroup[]): RemovalEffects {
  const keys = [...new Set(groups.flatMap((group) => group.keys))];
  const place = new Map(keys.map((key, i) => [key, i]));
  const n = keys.length;
  if (n === 0) return { baseConversion: 0, effects: new Map() };
  const start = new Float64Array(n);
  const toConversion = new Float64Array(n);
  const out = new Float64Array(n);
  const steps = Array.from({ length: n }, () => new Float64Array(n));
  let journeys = 0;
  for (const { keys: path, conversions, nulls } of groups) {
    const all = conversions + nulls;
    if (path.length === 0 || all === 0) continue;
    journeys += all;
    const places = path.map((key) => place.get(key) as number);
    add(start, places[0] as number, all);
    for (let i = 0; i + 1 < places.length; i += 1) {
      add(steps[places[i] as number] as Float64Array, places[i + 1] as number, all);
      add(out, places[i] as number, all);
    }
    const last = places.at(-1) as number;
    add(toConversion, last, conversions);
    add(out, last, all);
  }
  // A key that only stands in journeys without any weight is never visited.
  const rate = (count: number, row: number) => ((out[row] as number) > 0 ? count / (out[row] as number) : 0);
  const visits = inverse(steps.map((row, i) => Array.from(row, (count, j) => (i === j ? 1 : 0) - rate(count, i))));
  const converts = Array.from(toConversion, (count, i) => rate(count, i));
  const reached = keys.map((_, j) =>
    visits.reduce((sum, row, i) => sum + ((start[i] as number) / journeys) * (row[j] as number), 0),
  );
  const fromHere = visits.map((row) => row.reduce((sum, visit, j) => sum + visit * (converts[j] as number), 0));
  const base = reached.reduce((sum, visit, j) => sum + visit * (converts[j] as number), 0);
  const effects = keys.map((key, k): [string, number] => {
    const own = visits[k]?.[k] as number;
    const through = ((reached[k] as number) / own) * (fromHere[k] as number);
    return [key, base > 0 ? Math.min(1, Math.max(0, through / base)) : 0];
  });
  return { baseConversion: base, effects: new Map(effects) };
}

function add(row: Float64Array, i: number, count: number): void {
  row[i] = (row[i] as number) + count;
}

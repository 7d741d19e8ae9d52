import { percentile } from '@/lib/stats/percentile';
import { niceTicks } from './ticks';

const SMALLEST_RANGE = 1e-290;

export interface Bin {
  from: number;
  to: number;
  count: number;
}

/**
 * Bins of equal, round width after Freedman and Diaconis (width = 2 IQR / n^(1/3)), between 5 and 30 of them. A bin holds
 * from <= value < to, the last one its upper end too. Empty without values.
 */
export function histogramBins(values: readonly number[]): Bin[] {
  if (values.length === 0) return [];
  const [min, max] = [Math.min(...values), Math.max(...values)];
  // Values that differ by less than numbers can tell apart are equal.
  if (max - min < SMALLEST_RANGE) return [{ from: min, to: max, count: values.length }];
  const spread = (percentile(values, 0.75) ?? 0) - (percentile(values, 0.25) ?? 0);
  const width = (2 * spread) / Math.cbrt(values.length);
  const wanted = width > 0 ? (max - min) / width : Math.sqrt(values.length);
  const edges = niceTicks(min, max, Math.round(Math.min(30, Math.max(5, wanted))));
  const bins = edges.slice(0, -1).map((from, i): Bin => ({ from, to: edges[i + 1] as number, count: 0 }));
  const size = (bins[0]?.to ?? min) - (bins[0]?.from ?? min);
  // Values that differ by less than numbers can tell apart.
  if (!(size > 0) || !Number.isFinite(1 / size)) return [{ from: min, to: max, count: values.length }];
  for (const value of values) {
    const i = Math.min(bins.length - 1, Math.max(0, Math.floor((value - (edges[0] as number)) / size + 1e-9)));
    (bins[i] as Bin).count += 1;
  }
  return bins;
}

/** Place of a value on the scale of bins: 0 is the left edge of the first, 1 its right edge. */
export function placeInBins(bins: readonly Bin[], value: number): number {
  const first = bins[0];
  if (!first || first.to === first.from) return 0.5;
  return Math.min(bins.length, Math.max(0, (value - first.from) / (first.to - first.from)));
}

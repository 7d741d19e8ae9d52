/** Round numbers from at most `min` to at least `max`, about `count` steps, each 1, 2, 2.5 or 5 times a power of ten. */
export function niceTicks(min: number, max: number, count = 4): number[] {
  if (!(max > min)) return max === 0 ? [0, 1] : niceTicks(Math.min(0, min), Math.max(0, max), count);
  const rough = (max - min) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(min / step + 1e-9);
  const last = Math.ceil(max / step - 1e-9);
  // From whole multiples, so that 0.1 + 0.2 does not leave its mark.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

export interface Extent {
  min: number;
  max: number;
}

/** Lowest and highest known value; with `fromZero` zero is always within. */
export function extentOf(values: readonly (number | null)[], fromZero: boolean): Extent {
  let [min, max] = fromZero ? [0, 0] : [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value === null || !Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min > max ? { min: 0, max: 1 } : { min, max };
}

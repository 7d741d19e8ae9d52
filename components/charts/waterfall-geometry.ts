export interface WaterfallScale {
  /** Where every bar lies, as shares of the width, 0 to 1, and the levels that it leads from and to. */
  spans: { from: number; to: number; level: number; next: number }[];
  start: { from: number; to: number };
  end: { from: number; to: number };
  /** The bars of before and after do not begin at zero: the parts would be too small to see. */
  isCut: boolean;
  /** Place of zero, where it is inside. */
  zero: number | null;
}

/** Under this share of the whole, parts are hardly to be seen beside bars from zero. */
const SMALL = 0.35;
/** What a cut scale leaves of the long bars before the steps begin, so that they still stand on something. */
const FOOT = 0.2;

/** Places of the bars of a waterfall from `before`, over `amounts`, to `after`. */
export function waterfallGeometry(before: number, amounts: readonly number[], after: number): WaterfallScale {
  const levels = [before];
  for (const amount of amounts) levels.push((levels.at(-1) as number) + amount);
  const [low, high] = [Math.min(...levels, after), Math.max(...levels, after)];
  const furthest = Math.max(Math.abs(low), Math.abs(high));
  const isCut = low * high > 0 && high - low > 0 && high - low < SMALL * furthest;
  const span = isCut ? (high - low) / (1 - FOOT) : Math.max(0, high) - Math.min(0, low);
  const foot = isCut ? (low > 0 ? low - span * FOOT : low) : Math.min(0, low);
  const at = (value: number) => (span === 0 ? 0 : Math.max(0, Math.min(1, (value - foot) / span)));
  const base = isCut ? (low > 0 ? 0 : 1) : at(0);
  const between = (a: number, b: number) => ({ from: Math.min(a, b), to: Math.max(a, b) });
  return {
    spans: amounts.map((_, i) => {
      const [level, next] = [at(levels[i] as number), at(levels[i + 1] as number)];
      return { ...between(level, next), level, next };
    }),
    start: between(base, at(before)),
    end: between(base, at(after)),
    isCut,
    zero: isCut ? null : at(0),
  };
}

export interface SeasonalIndex {
  /** One per season, in the order of the seasons; their mean is 1. */
  indices: number[];
  /** How many ratios each index is the mean of. */
  samples: number[];
  /** 0 (no season at all) to 1 (nothing but season); null below one and a half ratios per season: too little remains. */
  strength: number | null;
}

/** Values to both sides that a centred average takes in, with their weights; the ends of an even period count half. */
function weightsOf(period: number): number[] {
  return period % 2 === 1
    ? Array.from({ length: period }, () => 1 / period)
    : Array.from({ length: period + 1 }, (_, i) => (i === 0 || i === period ? 0.5 : 1) / period);
}

/** Centred moving average over one period; null where the series does not reach far enough to both sides. */
export function centredAverage(series: readonly number[], period: number): (number | null)[] {
  const weights = weightsOf(period);
  const half = (weights.length - 1) / 2;
  return series.map((_, i) => {
    if (i < half || i + half >= series.length) return null;
    return weights.reduce((sum, weight, j) => sum + weight * (series[i - half + j] as number), 0);
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]) => {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 2));
};

/**
 * Seasonal indices by ratio to moving average (classical multiplicative decomposition): ratio(t) = value(t) / centred
 * average(t), index(s) = mean of the ratios of season s, scaled so that the indices have the mean 1.
 * strength = max(0, 1 - Var(ratio - index) / Var(ratio)) (Hyndman and Athanasopoulos, Forecasting, 3rd ed., 4.3, on ratios).
 *
 * `series` is one value per season without gaps, `period` the number of seasons of a cycle, `first` the season of the
 * first value, from 0. Null with fewer than two whole cycles, or when a season has no ratio because the average is not
 * above zero. Checked against decompose(AirPassengers, "multiplicative") of R, to seven decimals.
 */
export function seasonalIndex(series: readonly number[], period: number, first = 0): SeasonalIndex | null {
  if (series.length < 2 * period) return null;
  const averages = centredAverage(series, period);
  const found = series.flatMap((value, i) => {
    const average = averages[i] ?? null;
    return average !== null && average > 0 ? [{ season: (first + i) % period, ratio: value / average }] : [];
  });
  const ratios = Array.from({ length: period }, (_, season) =>
    found.filter((each) => each.season === season).map(({ ratio }) => ratio),
  );
  if (ratios.some((own) => own.length === 0)) return null;
  const means = ratios.map(mean);
  const level = mean(means);
  if (level <= 0) return null;
  const indices = means.map((value) => value / level);
  const whole = variance(found.map(({ ratio }) => ratio));
  const rest = variance(found.map(({ season, ratio }) => ratio - (indices[season] as number)));
  return {
    indices,
    samples: ratios.map((own) => own.length),
    strength: found.length >= 1.5 * period && whole > 1e-12 ? Math.max(0, 1 - rest / whole) : null,
  };
}

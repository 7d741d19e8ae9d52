import { mean } from './correlation';

export interface SeasonalSteps {
  steps: number[];
  /** Share of the steps that is free once the seasonal means are taken off. */
  freedom: number;
}

/**
 * A series as its steps from one period to the next, without trend and season: differences (of logarithms where every
 * value is above zero, so that growth does not make later steps weigh more), less the mean step of the same place in
 * the cycle. Means come from the first `known` steps only, so that a part kept for checking stays unseen.
 * With a cycle of 1 or fewer than two whole cycles known, only the mean step is taken off.
 * @param series values at equal distances; the first step leads to series[1]
 */
export function seasonalSteps(series: readonly number[], cycle: number, known = series.length - 1): SeasonalSteps {
  const scaled = series.every((value) => value > 0) ? series.map(Math.log) : series;
  const steps = scaled.slice(1).map((value, i) => value - (scaled[i] as number));
  const seen = steps.slice(0, known);
  const places = cycle > 1 && known >= 2 * cycle ? cycle : 1;
  const means = Array.from({ length: places }, (_, place) => mean(seen.filter((__, i) => i % places === place)));
  return {
    steps: steps.map((step, i) => step - (means[i % places] as number)),
    freedom: Math.max(0, 1 - places / Math.max(1, known)),
  };
}

export interface Minimum {
  at: number[];
  value: number;
  /** false when the steps ran out before the simplex had shrunk */
  converged: boolean;
}

/**
 * Minimises a function of several variables without derivatives (reflection 1, expansion 2, contraction and shrinking 1/2),
 * started from a simplex around `start` and started again at the best point until that gains nothing: the method alone
 * can stop early on a collapsed simplex. A value that is not finite counts as worse than any other.
 * Checked on Rosenbrock's function and by the published maxima of the models that use it.
 * Source: J. A. Nelder, R. Mead, Computer Journal 7, 1965.
 */
export function nelderMead(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  { step = 0.5, tolerance = 1e-10, maxSteps = 4_000 } = {},
): Minimum {
  let best = descend(f, start, step, tolerance, maxSteps);
  for (let again = 0; again < 10; again += 1) {
    const next = descend(f, best.at, step / 4, tolerance, maxSteps);
    const gained = best.value - next.value;
    if (next.value <= best.value) best = next;
    if (!(gained > tolerance * (1 + Math.abs(best.value)))) break;
  }
  return best;
}

type Point = { at: number[]; value: number };

function descend(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  step: number,
  tolerance: number,
  maxSteps: number,
): Minimum {
  const n = start.length;
  const point = (at: number[]): Point => {
    const value = f(at);
    return { at, value: Number.isFinite(value) ? value : Number.POSITIVE_INFINITY };
  };
  const simplex: Point[] = [
    point([...start]),
    ...start.map((_, i) => point(start.map((x, j) => (i === j ? x + step : x)))),
  ];
  for (let steps = 0; steps < maxSteps; steps += 1) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst] = [simplex[0] as Point, simplex[n] as Point];
    if (spread(simplex, best, worst) <= tolerance) return { ...best, converged: true };
    const others = simplex.slice(0, n);
    const centre = start.map((_, j) => others.reduce((sum, { at }) => sum + (at[j] as number), 0) / n);
    const along = (factor: number) => point(centre.map((c, j) => c + factor * ((worst.at[j] as number) - c)));
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-2);
      simplex[n] = expanded.value < reflected.value ? expanded : reflected;
      continue;
    }
    if (reflected.value < (simplex[n - 1] as Point).value) {
      simplex[n] = reflected;
      continue;
    }
    const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
    if (contracted.value < Math.min(worst.value, reflected.value)) {
      simplex[n] = contracted;
      continue;
    }
    for (let i = 1; i <= n; i += 1) {
      const { at } = simplex[i] as Point;
      simplex[i] = point(best.at.map((b, j) => (b + (at[j] as number)) / 2));
    }
  }
  simplex.sort((a, b) => a.value - b.value);
  return { ...(simplex[0] as Point), converged: false };
}

/** How far the simplex still reaches, in value and in place. */
function spread(simplex: readonly Point[], best: Point, worst: Point): number {
  if (!Number.isFinite(worst.value)) return Number.POSITIVE_INFINITY;
  const value = (worst.value - best.value) / (1 + Math.abs(best.value));
  const place = Math.max(
    ...simplex.flatMap(({ at }) => at.map((x, j) => Math.abs(x - (best.at[j] as number)) / (1 + Math.abs(x)))),
  );
  return Math.max(value, place * 1e-3);
}

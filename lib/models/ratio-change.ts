export interface RatioMember {
  key: string;
  before: { numerator: number; denominator: number };
  after: { numerator: number; denominator: number };
}

export interface RatioEffect {
  key: string;
  /** What its own ratio did, at its mean weight. */
  rate: number;
  /** What its weight did: a member above the whole that grows lifts the whole. */
  mix: number;
}

/**
 * Splits the change of a ratio of sums, R = sum(a) / sum(b), by member. With w = b / sum(b), r = a / b and means over
 * both periods:
 *   rate = mean(w) (r1 - r0),  mix = (w1 - w0) (mean(r) - mean(R))
 * A member without denominator on one side has no ratio there: all that it moved, a1/B1 - a0/B0 - mean(R) (w1 - w0),
 * is mix. Effects sum to R1 - R0. Null when the whole has no denominator on one side.
 * The symmetric form of the shift-share identity (Marshall-Edgeworth weights), without a joint term.
 */
export function ratioChange(members: readonly RatioMember[]): RatioEffect[] | null {
  const sum = (value: (member: RatioMember) => number) => members.reduce((total, member) => total + value(member), 0);
  const [b0, b1] = [sum(({ before }) => before.denominator), sum(({ after }) => after.denominator)];
  if (b0 === 0 || b1 === 0) return null;
  const whole = (sum(({ before }) => before.numerator) / b0 + sum(({ after }) => after.numerator) / b1) / 2;
  return members.map(({ key, before, after }) => {
    const [w0, w1] = [before.denominator / b0, after.denominator / b1];
    if (before.denominator === 0 || after.denominator === 0) {
      return { key, rate: 0, mix: after.numerator / b1 - before.numerator / b0 - whole * (w1 - w0) };
    }
    const [r0, r1] = [before.numerator / before.denominator, after.numerator / after.denominator];
    return { key, rate: ((w0 + w1) / 2) * (r1 - r0), mix: (w1 - w0) * ((r0 + r1) / 2 - whole) };
  });
}

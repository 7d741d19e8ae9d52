import { benjaminiHochberg } from '@/lib/stats/benjamini-hochberg';
import { correlation, correlationPValue, effectivePairs } from '@/lib/stats/correlation';
import { seasonalSteps } from '@/lib/stats/seasonal-steps';

export interface LeadOptions {
  /** Periods of a year: 12 or 52; 1 for series without season. */
  cycle: number;
  /** Longest lead that is tried, in periods. */
  maxLag: number;
  /** Findings of which on average this share may be false. */
  rate: number;
}

export interface LeadFinding {
  id: string;
  /** The candidate moves this many periods before the target. */
  lag: number;
  /** Correlation of the steps, over the pairs that were searched. */
  r: number;
  pairs: number;
  /** What these pairs are worth when neighbours resemble each other and seasonal means were taken off. */
  effective: number;
  p: number;
  /** p adjusted for every test of the search. */
  q: number;
  /** The same lag on the last periods, which the search did not see. */
  check: { r: number | null; pairs: number; holds: boolean };
}

export interface LeadSearch {
  findings: LeadFinding[];
  /** Those that came closest without being sure enough. */
  closest: LeadFinding[];
  /** How many pairs of candidate and lag were tested. */
  tests: number;
  /** Candidates that could not be tested. */
  refused: { id: string; reason: 'gaps' | 'flat' }[];
  /** Null when the history is long enough; else how many periods it has and how many it needs. */
  tooShort: { periods: number; needed: number } | null;
  /** False when fewer than two years were known: the season is then still in the steps. */
  isSeasonAdjusted: boolean;
}

const CHECKED_SHARE = 0.25;
const LEAST_PAIRS = 16;
const LEAST_CHECKED = 6;
const SHOWN_CLOSEST = 5;
/** One-sided: the check asks for the sign that was found. */
const CHECK_LEVEL = 0.1;

/** Pairs (candidate before, target after) whose target step lies in [from, to). */
function pairsOf(candidate: readonly number[], target: readonly number[], lag: number, from: number, to: number) {
  const x: number[] = [];
  const y: number[] = [];
  for (let i = Math.max(from, lag); i < to; i += 1) {
    x.push(candidate[i - lag] as number);
    y.push(target[i] as number);
  }
  return { x, y };
}

/**
 * Searches candidates whose movements come before those of a target. Every series is taken as its steps without trend
 * and season (seasonalSteps); each candidate is correlated with the target at leads of 1 to maxLag periods. p-values
 * count pairs for less where series have memory (Bartlett), and are adjusted for all tests (Benjamini-Hochberg). The
 * last quarter of the history stays out of the search; a finding holds when it shows the same sign there, p <= 0.1.
 * Correlation is no proof of cause: a finding is something to watch.
 * @param target values at equal distances; candidates have the same length and periods, null where not computable
 * Proved on planted series: tests/unit/models/lead-indicators.test.ts
 */
export function findLeadIndicators(
  target: readonly number[],
  candidates: readonly { id: string; values: readonly (number | null)[] }[],
  { cycle, maxLag, rate }: LeadOptions,
): LeadSearch {
  const steps = target.length - 1;
  const checked = Math.max(LEAST_CHECKED, Math.floor(steps * CHECKED_SHARE));
  const known = steps - checked;
  const needed = LEAST_PAIRS + maxLag + Math.max(LEAST_CHECKED, Math.ceil((LEAST_PAIRS + maxLag) / 3)) + 1;
  const search: LeadSearch = {
    findings: [],
    closest: [],
    tests: 0,
    refused: [],
    tooShort: target.length < needed ? { periods: target.length, needed } : null,
    isSeasonAdjusted: cycle > 1 && known >= 2 * cycle,
  };
  if (search.tooShort) return search;
  const aim = seasonalSteps(target, cycle, known);
  const tests: Omit<LeadFinding, 'q'>[] = [];
  for (const { id, values } of candidates) {
    if (values.some((value) => value === null || !Number.isFinite(value))) {
      search.refused.push({ id, reason: 'gaps' });
      continue;
    }
    const moved = seasonalSteps(values as readonly number[], cycle, known);
    const own = Array.from({ length: maxLag }, (_, i) => testLead(id, moved.steps, aim, i + 1, known));
    const possible = own.filter((test) => test !== null);
    if (possible.length === 0) search.refused.push({ id, reason: 'flat' });
    tests.push(...possible);
  }
  const adjusted = benjaminiHochberg(tests.map(({ p }) => p));
  search.tests = tests.length;
  const best = bestOfEach(tests.map((test, i) => ({ ...test, q: adjusted[i] as number })));
  search.findings = best
    .filter(({ q }) => q <= rate)
    .toSorted((a, b) => Number(b.check.holds) - Number(a.check.holds) || a.p - b.p);
  search.closest = best.filter(({ q }) => q > rate).slice(0, SHOWN_CLOSEST);
  return search;
}

function testLead(
  id: string,
  candidate: readonly number[],
  target: { steps: readonly number[]; freedom: number },
  lag: number,
  known: number,
): Omit<LeadFinding, 'q'> | null {
  const { x, y } = pairsOf(candidate, target.steps, lag, 0, known);
  const r = correlation(x, y);
  if (r === null) return null;
  const effective = effectivePairs(x, y) * target.freedom;
  const later = pairsOf(candidate, target.steps, lag, known, target.steps.length);
  const again = correlation(later.x, later.y);
  const holds =
    again !== null &&
    Math.sign(again) === Math.sign(r) &&
    correlationPValue(again, effectivePairs(later.x, later.y)) / 2 <= CHECK_LEVEL;
  return {
    id,
    lag,
    r,
    pairs: x.length,
    effective,
    p: correlationPValue(r, effective),
    check: { r: again, pairs: later.x.length, holds },
  };
}

/** The surest lead of every candidate, surest first. */
function bestOfEach(findings: readonly LeadFinding[]): LeadFinding[] {
  const best = new Map<string, LeadFinding>();
  for (const finding of findings) {
    const known = best.get(finding.id);
    if (!known || finding.p < known.p) best.set(finding.id, finding);
  }
  return [...best.values()].sort((a, b) => a.p - b.p);
}

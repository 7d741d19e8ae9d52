import { addDays, type Day, type Grain, type Period } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import { type Basis, type KpiRules, STANDARD_RULES } from './definition';
import type { DimensionId } from './dimensions';
import type { MeasureUse } from './formula';
import { FACTS, type Fact, type MeasureId, measure } from './measures';
import type { Dating, Reach, Source } from './sources/source';
import { SOURCES } from './sources/sources';
import { windowsOf } from './windows';

/** What decides which sources may answer at all. */
export interface RouteOptions {
  /** `raw` leaves the roll-ups out, `rows` takes only those that can list their rows. */
  source?: 'any' | 'raw' | 'rows';
  /** As it was known at a data version: only the kept deltas can tell. */
  known?: 'now' | 'then';
}

/** A source in the manner in which a use of a measure needs it. */
export interface Fit {
  source: Source;
  dating: Dating;
  /** Which documents count, where other than the standard ones. */
  rules?: KpiRules;
  /** The rules leave these rows out. */
  ignored: boolean;
}

const isMonthStart = (day: Day) => day.endsWith('-01');
const isWholeMonths = ({ from, to }: Period) => isMonthStart(from) && isMonthStart(addDays(to, 1));

/** Facts whose rows are documents of sale, which the rules of a KPI version may define otherwise. */
const OF_DOCUMENTS: readonly Fact[] = [
  'sale',
  'refund',
  'returned_sale',
  'recognition',
  'order',
  'customer',
  'retention',
];
const isReturn = (fact: Fact) => fact === 'refund' || fact === 'returned_sale';
const isStandard = (rules: KpiRules) => !(rules.cancelled || rules.test || rules.fraud || rules.zero_total);

/** A measure of customers kept, which looks at two stretches of days. */
export const isPaired = (id: MeasureId) => measure(id).facts.includes('retention');

function ownBasis(fact: Fact): Basis {
  return FACTS[fact].basis;
}

function basisOf(fact: Fact, { basis, rules }: MeasureUse): Basis {
  return basis ?? (fact === 'refund' && rules?.returns === 'sale_day' ? 'sale_day' : ownBasis(fact));
}

/** How a source can answer a use; null when it cannot. */
export function fitOf(source: Source, use: MeasureUse): Fit | null {
  if (source.measures[use.measure] === undefined) return null;
  const { facts } = measure(use.measure);
  const own = source.facts.filter((fact) => facts.includes(fact));
  const datings = own.map((fact) =>
    basisOf(fact, use) === ownBasis(fact) ? source : source.bases?.[basisOf(fact, use)],
  );
  const [dating] = datings;
  if (!dating || datings.some((other) => other !== dating)) return null;
  const rules = own.some((fact) => OF_DOCUMENTS.includes(fact)) ? (use.rules ?? STANDARD_RULES) : STANDARD_RULES;
  const left = own.filter((fact) => rules.returns === 'ignored' && isReturn(fact));
  if (left.length > 0 && left.length < own.length) return null;
  const fit = { source, dating, ignored: left.length > 0 };
  if (isStandard(rules)) return fit;
  const stored = source.kind === 'rollup' || source.kind === 'delta';
  return stored || source.standardOnly?.includes(use.measure) ? null : { ...fit, rules };
}

/** How the rows of a fit reach a dimension. The hour needs an instant, which not every day has. */
export function reachOf({ source, dating }: Fit, dimension: DimensionId): Reach | null {
  const reach = source.dimensions[dimension];
  return reach && (dating.at || !reach.key.includes('{at}')) ? reach : null;
}

/** A source by month can answer whole months only. */
function answersPeriod(source: Source, use: MeasureUse, grain: Grain | 'none', period: Period): boolean {
  if (source.finest === 'day') return true;
  const paired = isPaired(use.measure);
  if (use.window || paired) {
    const windows = windowsOf(use.window, paired, grain, period);
    return windows.every(
      ({ from, to, before = to }) => isWholeMonths({ from, to: before }) && isWholeMonths({ from, to }),
    );
  }
  return grain !== 'day' && grain !== 'week' && isWholeMonths(period);
}

/** The sources that can answer a use of a measure, cheapest first. */
export function candidates(
  use: MeasureUse,
  options: RouteOptions,
  grain: Grain | 'none' = 'none',
  periods: readonly Period[] = [],
): Fit[] {
  return SOURCES.filter((source) => {
    if ((source.kind === 'delta') !== (options.known === 'then')) return false;
    if (options.source === 'raw' && source.kind === 'rollup') return false;
    if (options.source === 'rows' && !source.drill) return false;
    return periods.every((period) => answersPeriod(source, use, grain, period));
  })
    .flatMap((source) => fitOf(source, use) ?? [])
    .toSorted((a, b) => a.source.cost - b.source.cost);
}

/**
 * The cheapest fits that together hold every fact of the measure: one that holds all, or one for each.
 * @param apart those of the dimensions that keep their members apart: cuts, and filters that name one member
 */
export function route(
  use: MeasureUse,
  able: readonly Fit[],
  dimensions: readonly DimensionId[],
  apart: readonly DimensionId[] = dimensions,
): Fit[] | null {
  const { facts } = measure(use.measure);
  const reaching = able.filter(
    (fit) => dimensions.every((id) => reachOf(fit, id)) && (fit.source.within ?? []).every((id) => apart.includes(id)),
  );
  const whole = reaching.find(({ source }) => facts.every((fact) => source.facts.includes(fact)));
  if (whole) return [whole];
  const single = (fact: Fact) => reaching.find(({ source: { facts: own } }) => own.length === 1 && own[0] === fact);
  const chosen = facts.map(single);
  return chosen.every((fit) => fit !== undefined) ? [...new Set(chosen)] : null;
}

/** Bases by which every fact of a measure can be dated. */
export function basesOf(id: MeasureId): Basis[] {
  const { facts } = measure(id);
  const possible = facts.map((fact) => {
    const able = SOURCES.filter(
      (source) => source.facts.length === 1 && source.facts[0] === fact && source.measures[id],
    );
    return new Set<Basis>([ownBasis(fact), ...able.flatMap(({ bases }) => Object.keys(bases ?? {}) as Basis[])]);
  });
  const [first, ...rest] = possible;
  return [...(first ?? [])].filter((basis) => rest.every((set) => set.has(basis)));
}

/** Why a use cannot be answered at all, whatever the dimensions. @throws AppError invalid_input */
export function refuseImpossible(use: MeasureUse): void {
  const { label, facts } = measure(use.measure);
  if (facts.length === 0) return;
  const { basis } = use;
  if (basis && !basesOf(use.measure).includes(basis)) {
    const possible = basesOf(use.measure).join(', ') || 'only its own days';
    throw new AppError(
      'invalid_input',
      `The measure "${label.en}" cannot be dated by ${basis}. Possible: ${possible}.`,
    );
  }
  if (facts.includes('first_order') && use.window) {
    throw new AppError('invalid_input', `The measure "${label.en}" belongs to cohorts and has no window.`);
  }
  if ((use.measure === 'matured_buyers' || use.measure === 'repurchasers') !== (use.horizon !== undefined)) {
    const reason = use.horizon
      ? 'has no time after the first order'
      : 'needs the time after the first order (kind cohort)';
    throw new AppError('invalid_input', `The measure "${label.en}" ${reason}.`);
  }
  if (use.window && measure(use.measure).percentile !== undefined) {
    throw new AppError('invalid_input', `The measure "${label.en}" cannot be taken over a window.`);
  }
  if (use.rules && candidates(use, { source: 'raw' }).length === 0) {
    throw new AppError('invalid_input', `The measure "${label.en}" follows the standard rules only.`);
  }
}

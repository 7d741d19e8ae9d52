import type { Locale } from '@/lib/core/locale';
import { requireKpiAccess } from '../access';
import { type Catalogue, kpiDefinition } from '../catalogue';
import { changeOf } from '../format-value';
import { expandFormula } from '../formula';
import { contributions } from './contributions';
import {
  chosenDimension,
  type ExplainQuery,
  type ExplainQueryInput,
  parseExplainQuery,
  possibleDimensions,
} from './explain-query';
import type { ChangeSplit, Explanation, ReasonCode } from './explanation';
import { isReason, type Question } from './question';
import { type Figures, type Reading, readFigures, SELF } from './read-figures';
import { reason } from './reasons';
import { changeBetween } from './settle';
import { splitBasket } from './split-basket';
import { splitDrivers } from './split-drivers';
import { splitFormula } from './split-formula';
import { splitSales } from './split-sales';

export interface ExplainOptions {
  now: Date;
  catalogue: Catalogue;
  /** What the reader may see; KPIs of cost and margin need an ability of their own. */
  abilities: readonly string[];
  locale?: Locale;
}

/** The telling one first. */
const SPLITS = [
  { id: 'price_volume_mix', split: splitSales },
  { id: 'basket', split: splitBasket },
  { id: 'drivers', split: splitDrivers },
  { id: 'formula', split: splitFormula },
] as const;

const TRIES = 3;

/**
 * Explains why a KPI changed between two periods: exact splits (price-volume-mix, basket, drivers, the KPI's formula)
 * and the biggest movers of a dimension. Every figure comes from the engine that answers the cards; the parts of each
 * split sum to the change of the card to the cent. What cannot be explained says why, as a value.
 * @throws AppError invalid_input for a question that has no meaning, forbidden for a KPI that the reader may not see
 */
export async function explainChange(input: ExplainQueryInput, options: ExplainOptions): Promise<Explanation> {
  const { catalogue, abilities, now, locale = 'en' } = options;
  const query = parseExplainQuery(input, catalogue);
  requireKpiAccess([query.kpi], abilities, catalogue);
  const open = new Map([...catalogue].filter(([, { requires }]) => !requires || abilities.includes(requires)));
  for (let tries = 1; ; tries += 1) {
    const reading: Reading = { catalogue: open, now, locale, seen: new Set() };
    try {
      const explained = await explain(query, reading);
      if (reading.seen.size <= 1 || tries === TRIES) return explained;
    } catch (error) {
      // An import in between: figures of two data versions have parts that do not sum.
      if (reading.seen.size <= 1 || tries === TRIES) throw error;
    }
  }
}

async function explain(query: ExplainQuery, reading: Reading): Promise<Explanation> {
  const definition = kpiDefinition(reading.catalogue, query.kpi);
  if (definition.kind === 'model') return notExplained(query, reading, null, 'model');
  const periods = { before: query.base, after: query.period };
  const asked = { definition, formulas: {}, filters: query.filters };
  const after = await readFigures(reading, { ...asked, currency: query.currency }, periods.after);
  // The currency of the period explained: amounts of two currencies are never compared.
  const before = await readFigures(reading, { ...asked, currency: after.currency }, periods.before);
  const figures = { before, after };
  if (before.value === null) return notExplained(query, reading, figures, 'not_computable_before');
  if (after.value === null) return notExplained(query, reading, figures, 'not_computable_after');
  const scale = { unit: definition.unit, currency: after.currency };
  const question: Question = {
    reading,
    query,
    definition,
    formula: expandFormula(definition.formula, reading.catalogue, [definition.id]),
    periods,
    before,
    after,
    change: changeBetween(before.value, after.value, scale),
    scale,
  };
  return answer(question);
}

async function answer(question: Question): Promise<Explanation> {
  const { query, reading, change } = question;
  const splits: ChangeSplit[] = [];
  const unavailable: Explanation['unavailable'] = [];
  for (const { id, split } of SPLITS) {
    const found = await split(question);
    if (found === null) continue;
    if (isReason(found)) unavailable.push({ id, reason: found });
    else splits.push(found);
  }
  const by = chosenDimension(query, reading.catalogue);
  const moved = by ? await contributions(question, by) : reason('no_dimension');
  if ('code' in moved) unavailable.push({ id: 'contributions', reason: moved });
  const found = 'code' in moved ? null : moved;
  const isExplained = splits.length > 0 || found !== null;
  return {
    ...head(query, reading, question),
    change,
    state: Number(change) === 0 ? 'unchanged' : isExplained ? 'explained' : 'unexplained',
    reason: isExplained ? null : (unavailable[0]?.reason ?? reason('no_dimension')),
    splits,
    contributions: found,
    unavailable,
  };
}

function notExplained(
  query: ExplainQuery,
  reading: Reading,
  figures: { before: Figures; after: Figures } | null,
  code: ReasonCode,
): Explanation {
  return {
    ...head(query, reading, figures),
    change: null,
    state: 'unexplained',
    reason: reason(code),
    splits: [],
    contributions: null,
    unavailable: [],
  };
}

type Head = Omit<Explanation, 'change' | 'state' | 'reason' | 'splits' | 'contributions' | 'unavailable'>;

function head(query: ExplainQuery, reading: Reading, figures: { before: Figures; after: Figures } | null): Head {
  const definition = kpiDefinition(reading.catalogue, query.kpi);
  const raw = (side: Figures | undefined) => {
    const value = side?.totals[SELF];
    return value === null || value === undefined ? null : String(value);
  };
  const { id, version, unit, goodDirection, additivity, label } = definition;
  const warnings = figures ? [...figures.after.warnings, ...figures.before.warnings] : [];
  return {
    kpi: { id, version, unit, good_direction: goodDirection, additivity, label: label[reading.locale] },
    period: query.period,
    base: query.base,
    filters: query.filters,
    labels: figures?.after.labels ?? {},
    currency: figures?.after.currency ?? query.currency ?? '',
    before: figures?.before.value ?? null,
    after: figures?.after.value ?? null,
    relative_change: changeOf(raw(figures?.after), raw(figures?.before), unit),
    dimensions: possibleDimensions(definition),
    warnings: [...new Map(warnings.map((each) => [each.message, each])).values()],
    data_version: Math.max(0, ...reading.seen),
    computed_at: reading.now.toISOString(),
  };
}

import type { Catalogue } from '../catalogue';
import type { Basis, Formula, KpiDefinition } from '../definition';
import { referencedKpis } from '../dictionary';
import { DIMENSION_IDS, type DimensionId } from '../dimensions';
import { type Expanded, evaluateFormula, expandKpi, keyOfUse, measuresOf } from '../formula';
import { FACTS, type MeasureId, measure } from '../measures';
import { reachableDimensions } from '../plan';

/** The day by which a figure counts, as its measures have it; the day of the order where they have several. */
export function basisOf(formula: Expanded): Basis {
  const own = (part: Expanded): Basis[] => {
    if ('measure' in part)
      return part.basis ? [part.basis] : measure(part.measure).facts.map((fact) => FACTS[fact].basis);
    return 'constant' in part ? [] : (Object.values(part).flat() as Expanded[]).flatMap(own);
  };
  const found = [...new Set(own(formula))];
  if (found.length === 2 && found.includes('order_day') && found.includes('refund_day')) return 'order_and_refund_day';
  return found[0] ?? 'order_day';
}

/** Dimensions by which all parts can be cut: what the measures reach, and what the KPIs inside allow. */
export function dimensionsOf(formula: Formula, expanded: Expanded, catalogue: Catalogue): DimensionId[] {
  const reach = reachableDimensions(expanded);
  const inside = referencedKpis(formula).flatMap((id) => {
    const known = catalogue.get(id);
    return known ? [known.dimensions] : [];
  });
  return DIMENSION_IDS.filter((id) => reach.includes(id) && inside.every((list) => list.includes(id)));
}

/** Where the figures come from: for each measure the sources of the simplest KPI that uses it. */
export function sourcesOf(expanded: Expanded, catalogue: Catalogue): KpiDefinition['sources'] {
  const users = [...catalogue.values()]
    .map((each) => ({ each, used: measuresOf(expandKpi(each, catalogue)) }))
    .toSorted((a, b) => a.used.length - b.used.length);
  const found = measuresOf(expanded).flatMap(
    ({ measure: id }) => users.find(({ used }) => used.some((use) => use.measure === id))?.each.sources ?? [],
  );
  const distinct = new Map(found.map((source) => [`${source.system} ${source.granularity}`, source]));
  if (distinct.size === 0) return [{ system: 'ecommerce', granularity: 'order_line', latencyHours: 24 }];
  return [...distinct.values()];
}

/** True when the result would let costs be read: it uses a measure that only KPIs with a restriction use. */
export function showsCost(expanded: Expanded, catalogue: Catalogue): boolean {
  const open = new Set<MeasureId>();
  const closed = new Set<MeasureId>();
  for (const each of catalogue.values()) {
    const used = measuresOf(expandKpi(each, catalogue));
    for (const use of used) (each.requires ? closed : open).add(use.measure);
  }
  return measuresOf(expanded).some((use) => closed.has(use.measure) && !open.has(use.measure));
}

/** A worked example with the values that other definitions use for the same measures. */
export function exampleOf(expanded: Expanded, catalogue: Catalogue): KpiDefinition['example'] {
  const known = new Map<string, number>();
  for (const { example } of catalogue.values()) {
    for (const [key, value] of Object.entries(example.given)) if (!known.has(key)) known.set(key, value);
  }
  const uses = measuresOf(expanded).map((use) => {
    const key = keyOfUse(use);
    const usual = measure(use.measure).unit === 'money' ? 100 : 10;
    // A part is smaller than the whole that stands beside it.
    const whole = known.get(use.measure) ?? usual;
    return [key, known.get(key) ?? (use.where.length > 0 ? whole / 2 : whole)] as const;
  });
  const given = Object.fromEntries(uses);
  const result = evaluateFormula(expanded, given);
  return { given, result: result === null || Number.isFinite(result) ? result : null };
}

import type { Catalogue } from '@/lib/kpi/catalogue';
import type { KpiDefinition } from '@/lib/kpi/definition';
import type { DimensionId } from '@/lib/kpi/dimensions';
import { kpiDimensions } from '@/lib/kpi/plan';

const known = new WeakMap<Catalogue, Map<string, DimensionId[]>>();

/** Dimensions by which a KPI of a catalogue can be cut and filtered; found once per catalogue. */
export function possibleDimensions(definition: KpiDefinition, catalogue: Catalogue): DimensionId[] {
  const found = known.get(catalogue) ?? new Map<string, DimensionId[]>();
  known.set(catalogue, found);
  const before = found.get(definition.id);
  if (before) return before;
  const possible = definition.kind === 'model' ? definition.dimensions : kpiDimensions(definition, catalogue);
  found.set(definition.id, possible);
  return possible;
}

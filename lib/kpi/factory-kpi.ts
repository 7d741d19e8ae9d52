import type { FormulaOver, KpiDefinition, KpiLeaf, MeasureLeaf } from './definition';
import type { MeasureId } from './measures';
import type { KpiId } from './registry';

export type FactoryFormula = FormulaOver<MeasureLeaf | KpiLeaf<KpiId>>;

/** A definition of the factory set: an id of a measure or KPI that does not exist is a type error. */
export interface FactoryKpi extends Omit<KpiDefinition, 'formula' | 'coverage' | 'deprecatedBy' | 'example'> {
  formula: FactoryFormula;
  coverage?: { known: FactoryFormula; of: FactoryFormula };
  deprecatedBy?: KpiId;
  example: { given: Partial<Record<MeasureId | `${MeasureId}[${string}]`, number>>; result: number | null };
}

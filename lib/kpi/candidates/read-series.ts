import type { Day, Period } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import type { Catalogue } from '../catalogue';
import { kpiDefinition } from '../catalogue';
import type { KpiDefinition } from '../definition';
import { runKpiQuery } from '../run';
import type { Metric } from './metrics';

const AT_ONCE = 24;
const idOf = (index: number) => `candidate_${index}`;

interface Series {
  starts: Day[];
  series: Map<string, (number | null)[]>;
}

/** Small definitions of the metrics: numbers that are not rounded. A ratio of measures is measured like an order KPI. */
function definitionsOf(metrics: readonly Metric[], catalogue: Catalogue): KpiDefinition[] {
  const plain = kpiDefinition(catalogue, 'order_count');
  return metrics.map(({ kpi, formula }, i) => {
    const { coverage: _, deprecatedBy: __, ...base } = kpi === null ? plain : kpiDefinition(catalogue, kpi);
    return { ...base, id: idOf(i), formula, unit: 'number', kind: kpi === null ? 'ratio' : base.kind };
  });
}

/** Values of metrics by period, from the engine that answers every page; metrics that it cannot answer are left out. */
export async function readSeries(
  metrics: readonly Metric[],
  period: Period,
  grain: 'week' | 'month',
  { catalogue, now }: { catalogue: Catalogue; now: Date },
): Promise<Series> {
  const found: Series = { starts: [], series: new Map() };
  const read = async (some: readonly Metric[]): Promise<void> => {
    const definitions = definitionsOf(some, catalogue);
    const extended = new Map([...catalogue, ...definitions.map((each) => [each.id, each] as const)]);
    try {
      const { rows } = await runKpiQuery(
        { kpis: definitions.map(({ id }) => id), ...period, grain, order: [{ by: 'period' }] },
        { now, catalogue: extended },
      );
      found.starts = rows.map((row) => row.period);
      for (const [i, metric] of some.entries()) {
        const values = rows.map((row) => {
          const value = row[idOf(i)];
          return value === null || value === undefined ? null : Number(value);
        });
        found.series.set(metric.id, values);
      }
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid_input') throw error;
      // One that the engine refuses must not take the others with it.
      if (some.length > 1) for (const metric of some) await read([metric]);
    }
  };
  for (let i = 0; i < metrics.length; i += AT_ONCE) await read(metrics.slice(i, i + AT_ONCE));
  return found;
}

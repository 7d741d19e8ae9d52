import type { ChartSpec } from '@/lib/charts/spec';
import type { Day } from '@/lib/core/calendar';
import type { Locale } from '@/lib/core/locale';
import type { Formatter } from '@/lib/i18n/format';
import type { KpiDefinition } from '@/lib/kpi/definition';
import { gridSpec } from './explorer-chart-grid';
import { partsSpec } from './explorer-chart-parts';
import { timeSpec } from './explorer-chart-time';
import type { ExplorerData } from './explorer-data';
import type { DrillLink } from './explorer-drill';
import type { ExplorerQuery } from './explorer-query';
import { comparedOf } from './figures';
import type { Happening } from './mentions';

export type { Happening };

export type Translate = (key: string, values?: Record<string, string | number>) => string;

export interface ChartContext {
  query: ExplorerQuery;
  data: ExplorerData;
  /** Of the chosen KPIs, in their order. */
  definitions: readonly KpiDefinition[];
  format: Formatter;
  locale: Locale;
  drill: DrillLink;
  /** Last day that is over and has data. */
  anchor: Day;
  compareName: string | null;
  happenings: readonly Happening[];
  t: Translate;
}

/** The chart of a question: figures become a drawing's numbers and words. */
export function explorerChart(context: ChartContext): ChartSpec {
  const { data, query } = context;
  switch (data.type) {
    case 'figures':
      return figuresSpec(context);
    case 'heatmap':
      return gridSpec(context);
    case 'bars':
      return query.grain === 'none' ? gridSpec(context) : timeSpec(context);
    case 'line':
    case 'area':
      return timeSpec(context);
    case 'multiples':
      return query.grain === 'none' ? gridSpec(context) : timeSpec(context);
    case 'histogram':
    case 'ranking':
    case 'donut':
    case 'pareto':
    case 'map':
      return partsSpec(context);
  }
}

function figuresSpec({ data, definitions, format, locale, drill, query, compareName }: ChartContext): ChartSpec {
  return {
    type: 'figures',
    figures: definitions.map(({ id, unit, label }) => {
      const { value, before, change } = comparedOf(data.table.meta.totals, id);
      return {
        key: id,
        label: label[locale],
        text: format.compact(value, unit),
        change: query.compare === 'none' || change === null ? null : format.change(change, unit),
        against: before === null ? '' : `(${format.compact(before, unit)}${compareName ? `, ${compareName}` : ''})`,
        href: drill(id, {}, null),
      };
    }),
  };
}

import type { ChartSpec, Series } from '@/lib/charts/spec';
import type { KpiAnswer, KpiRow } from '@/lib/kpi/answer';
import type { KpiDefinition } from '@/lib/kpi/definition';
import type { DimensionId } from '@/lib/kpi/dimensions';
import { compareKeys, isOrderedDimension } from './dimension-order';
import type { ChartContext } from './explorer-chart';
import { partOf } from './explorer-chart-parts';
import { timeSpec } from './explorer-chart-time';
import { MATRIX_SIDE, shownMembers } from './explorer-data';
import { type Member, memberOf } from './explorer-members';
import { comparedOf, numberOf, shortFigure } from './figures';

/** Figures that meet on two sides: two dimensions, or members and several KPIs. */
export function gridSpec(context: ChartContext): ChartSpec {
  const { data, query, definitions } = context;
  if (query.grain !== 'none') return timeSpec(context);
  if (data.type === 'multiples') return kpiPanels(context);
  if (data.type === 'bars' && (query.dimensions.length === 1 || definitions.length > 1)) return memberBars(context);
  return matrix(context);
}

function sideMembers({ data, query, locale }: ChartContext, side: 0 | 1): Member[] {
  const id = query.dimensions[side] as DimensionId;
  const answer = data.panels[side];
  return answer ? shownMembers(answer, { ...query, dimensions: [id] }, MATRIX_SIDE, locale) : [];
}

/** Two dimensions as a grid of shades, or as bars in groups. The side with fewer values becomes the rows. */
function matrix(context: ChartContext): ChartSpec {
  const { data, query, definitions, format, drill } = context;
  const { id, unit } = definitions[0] as KpiDefinition;
  const [one, other] = query.dimensions as [DimensionId, DimensionId];
  const [a, b] = [sideMembers(context, 0), sideMembers(context, 1)];
  const isTurned =
    data.type === 'heatmap' && isOrderedDimension(one) && isOrderedDimension(other)
      ? a.length > b.length
      : isOrderedDimension(one) && !isOrderedDimension(other);
  const [rowId, columnId] = isTurned ? [other, one] : [one, other];
  const [rows, columns] = isTurned ? [b, a] : [a, b];
  const cells = new Map<string, KpiRow>(
    (data.course?.rows ?? []).map((row) => [`${row[rowId]}\u001f${row[columnId]}`, row]),
  );
  const cell = (row: Member, column: Member) => comparedOf(cells.get(`${row.key}\u001f${column.key}`), id).value;
  const empty = data.question.isAdditive ? 0 : null;
  const value = (row: Member, column: Member) =>
    cell(row, column) ?? (cells.has(`${row.key}\u001f${column.key}`) ? null : empty);
  const keys = (row: Member, column: Member) => ({ ...row.keys, ...column.keys });
  if (data.type === 'bars') {
    const shown = columns.slice(0, 6);
    return {
      type: 'bars',
      unit,
      categories: rows.slice(0, 12).map(({ key, label }) => ({ key, label, title: label })),
      series: shown.map(
        (column): Series => ({
          key: column.key,
          label: column.label,
          values: rows.slice(0, 12).map((row) => numberOf(value(row, column))),
          texts: rows.slice(0, 12).map((row) => format.value(value(row, column), unit)),
          hrefs: rows.slice(0, 12).map((row) => drill(id, keys(row, column), null)),
        }),
      ),
      compareName: null,
      partialName: '',
      mentions: [],
    };
  }
  return {
    type: 'heatmap',
    unit,
    rows: rows.map(({ key, label }) => ({ key, label })),
    columns: columns.map(({ key, label }) => ({ key, label })),
    values: rows.map((row) => columns.map((column) => numberOf(value(row, column)))),
    texts: rows.map((row) => columns.map((column) => format.value(value(row, column), unit))),
    shorts: rows.map((row) =>
      columns.map((column) => {
        const amount = numberOf(value(row, column));
        return amount === null ? '' : shortFigure(format, amount, unit);
      }),
    ),
    hrefs: rows.map((row) => columns.map((column) => drill(id, keys(row, column), null))),
  };
}

/** Values of a dimension side by side, one bar per KPI of the same unit. */
function memberBars(context: ChartContext): ChartSpec {
  const { data, query, definitions, format, drill, locale, compareName } = context;
  const answer = (definitions.length > 1 ? data.panels[0] : data.ranking) as KpiAnswer;
  const { dimensions } = query;
  const [only] = dimensions;
  const isOrdered = dimensions.length === 1 && only !== undefined && isOrderedDimension(only);
  const found = isOrdered ? answer.rows.toSorted((a, b) => compareKeys(String(a[only]), String(b[only]))) : answer.rows;
  const rows = found.slice(0, 31);
  const members = rows.map((row) => memberOf(row, dimensions, answer.meta.labels));
  return {
    type: 'bars',
    unit: (definitions[0] as KpiDefinition).unit,
    categories: members.map(({ key, label }) => ({ key, label, title: label })),
    series: definitions.map(({ id, unit, label }) => {
      const cells = rows.map((row) => comparedOf(row, id));
      return {
        key: id,
        label: label[locale],
        values: cells.map(({ value }) => numberOf(value)),
        texts: cells.map(({ value }) => format.value(value, unit)),
        hrefs: members.map(({ keys }) => drill(id, keys, null)),
        ...(query.compare === 'none'
          ? {}
          : {
              compare: {
                values: cells.map(({ before }) => numberOf(before)),
                texts: cells.map(({ before }) => format.value(before, unit)),
                labels: cells.map(() => compareName ?? ''),
              },
            }),
      };
    }),
    compareName,
    partialName: '',
    mentions: [],
  };
}

/** One ranking per KPI. */
function kpiPanels(context: ChartContext): ChartSpec {
  const { data, definitions, locale, format, compareName } = context;
  return {
    type: 'multiples',
    panels: definitions.map((kpi, i) => ({
      key: kpi.id,
      title: kpi.label[locale],
      text: format.compact(comparedOf(data.table.meta.totals, kpi.id).value, kpi.unit),
      spec: {
        type: 'ranking',
        unit: kpi.unit,
        parts: (data.panels[i]?.rows ?? []).map((row) => ({
          ...partOf(context, row, kpi, null),
          label: memberOf(row, context.query.dimensions, data.panels[i]?.meta.labels ?? {}).label,
        })),
        compareName,
        isColoured: false,
      },
    })),
  };
}

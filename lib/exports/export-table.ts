import type { Day } from '@/lib/core/calendar';
import { type Formatter, NOT_COMPUTABLE, type Unit } from '@/lib/i18n/format';
import type { KpiAnswer, KpiRow } from '@/lib/kpi/answer';
import type { DimensionId } from '@/lib/kpi/dimensions';
import type { KpiValue } from '@/lib/kpi/format-value';

export type ColumnPart = 'period' | 'key' | 'label' | 'value' | 'before' | 'change';

export interface ExportColumn {
  part: ColumnPart;
  /** Dimension or KPI; empty for the period. */
  id: string;
  /** Stable name for machines, and the one that people read. */
  name: string;
  label: string;
  unit: Unit | null;
}

export interface ColumnWords {
  period: string;
  key(label: string): string;
  before(label: string): string;
  change(label: string): string;
}

/** Columns of an answer: period, each dimension with key and label, each KPI with what it is compared with. */
export function exportColumns(
  meta: KpiAnswer['meta'],
  dimensionLabel: (id: DimensionId) => string,
  words: ColumnWords,
): ExportColumn[] {
  const isCompared = meta.compare !== null;
  return [
    ...(meta.grain === 'none'
      ? []
      : [{ part: 'period' as const, id: '', name: 'period', label: words.period, unit: null }]),
    ...meta.dimensions.flatMap((id): ExportColumn[] => {
      const label = dimensionLabel(id);
      return [
        { part: 'key', id, name: id, label: words.key(label), unit: null },
        { part: 'label', id, name: `${id} (label)`, label, unit: null },
      ];
    }),
    ...meta.kpis.flatMap(({ id, label, unit }): ExportColumn[] => [
      { part: 'value', id, name: id, label, unit },
      ...(isCompared
        ? [
            { part: 'before' as const, id, name: `${id} (compared)`, label: words.before(label), unit },
            { part: 'change' as const, id, name: `${id} (change)`, label: words.change(label), unit },
          ]
        : []),
    ]),
  ];
}

const nested = (value: KpiRow[string] | undefined, id: string): KpiValue =>
  value !== null && typeof value === 'object' ? ((value as Record<string, KpiValue>)[id] ?? null) : null;

/** The value of a column in a row, exactly as the engine answered it. */
export function exportValue(row: KpiRow, { part, id }: ExportColumn, labels: KpiAnswer['meta']['labels']): KpiValue {
  switch (part) {
    case 'period':
      return row.period;
    case 'key':
      return String(row[id] ?? '');
    case 'label':
      return labels[id as DimensionId]?.[String(row[id] ?? '')] ?? String(row[id] ?? '');
    case 'value':
      return (row[id] as KpiValue | undefined) ?? null;
    case 'before':
      return nested(row.compare, id);
    case 'change':
      return nested(row.change, id);
  }
}

/** The same value as people read it. */
export function exportText(
  value: KpiValue,
  { part, unit }: ExportColumn,
  grain: KpiAnswer['meta']['grain'],
  format: Formatter,
): string {
  if (part === 'period') return grain === 'day' ? format.day(value as Day) : format.period(value as Day, grain);
  if (part === 'key' || part === 'label' || unit === null) return String(value ?? '');
  if (value === null) return NOT_COMPUTABLE;
  return part === 'change' ? format.change(Number(value), unit) : format.value(value, unit);
}

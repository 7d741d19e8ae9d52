import type { Formatter, Unit } from '@/lib/i18n/format';
import type { KpiRow } from '@/lib/kpi/answer';
import type { KpiDefinition } from '@/lib/kpi/definition';
import type { KpiValue } from '@/lib/kpi/format-value';

export interface ChangeView {
  text: string;
  direction: 'up' | 'down' | 'flat';
  tone: 'good' | 'bad' | 'neutral';
  spoken: string;
}

/** A figure of a row with what it is compared with. */
export interface Compared {
  value: KpiValue;
  before: KpiValue;
  change: number | null;
}

export function comparedOf(row: KpiRow | null | undefined, kpi: string): Compared {
  const before = (row?.compare as Record<string, KpiValue> | undefined)?.[kpi] ?? null;
  const change = (row?.change as Record<string, number | null> | undefined)?.[kpi] ?? null;
  return { value: (row?.[kpi] as KpiValue | undefined) ?? null, before, change };
}

export function numberOf(value: KpiValue): number | null {
  return value === null ? null : Number(value);
}

/** As short as can be, money without cents and currency: for the cells of a grid, whose legend has both. */
export function shortFigure(format: Formatter, value: number, unit: Unit): string {
  if (unit === 'money') return format.axis(Math.round(value), 'number');
  return format.axis(value, unit === 'days' ? 'number' : unit);
}

/** Up, down, or flat when the rounded change would read 0. */
export function directionOf(change: number): ChangeView['direction'] {
  if (Math.abs(change) < 0.0005) return 'flat';
  return change > 0 ? 'up' : 'down';
}

type Word = 'good' | 'bad' | 'neutral';

/** A change as it is shown: a rise is good, bad or neither by the KPI's own direction. */
export function changeView(
  change: number | null,
  unit: Unit,
  goodDirection: KpiDefinition['goodDirection'],
  format: Formatter,
  words: Record<Word, string>,
): ChangeView | null {
  if (change === null) return null;
  const direction = directionOf(change);
  const isGood = direction === goodDirection;
  const tone = direction === 'flat' || goodDirection === 'none' ? 'neutral' : isGood ? 'good' : 'bad';
  return { text: format.change(change, unit), direction, tone, spoken: words[tone] };
}

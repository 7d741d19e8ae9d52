import type { Localised } from '@/lib/core/locale';

/** A headline KPI over all days; null = it cannot be computed. */
export interface HeadlineFigure {
  kpi: string;
  label: Localised;
  unit: 'money' | 'count';
  /** decimal text */
  value: string | null;
}

/** What an import does to a headline KPI, as decimal texts. */
export interface EffectFigure extends Omit<HeadlineFigure, 'value'> {
  before: string | null;
  after: string | null;
  difference: string | null;
}

/** Each figure before and after, and their difference, exact in the decimals that they have. */
export function differences(before: readonly HeadlineFigure[], after: readonly HeadlineFigure[]): EffectFigure[] {
  return after.map(({ value, ...figure }) => {
    const known = before.find(({ kpi }) => kpi === figure.kpi)?.value ?? null;
    const difference = value === null || known === null ? null : subtract(value, known);
    return { ...figure, before: known, after: value, difference };
  });
}

function subtract(a: string, b: string): string {
  const digits = Math.max(decimals(a), decimals(b));
  const difference = scaled(a, digits) - scaled(b, digits);
  const text = String(difference < 0n ? -difference : difference).padStart(digits + 1, '0');
  const sign = difference < 0n ? '-' : '';
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

const decimals = (text: string) => text.split('.')[1]?.length ?? 0;
const scaled = (text: string, digits: number) => BigInt(text.replace('.', '') + '0'.repeat(digits - decimals(text)));

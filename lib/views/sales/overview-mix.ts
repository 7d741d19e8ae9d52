import type { KpiAnswer } from '@/lib/kpi/answer';
import { type DimensionId, dimension } from '@/lib/kpi/dimensions';
import { comparedOf, numberOf } from '../figures';
import { pageHref, withFilter } from '../page-query';
import type { SalesContext } from './sales-context';

export const MIXES = [
  'category',
  'sales_channel',
  'customer_status',
  'region',
  'store_type',
] as const satisfies readonly DimensionId[];

export interface Shift {
  share: number | null;
  shareBefore: number | null;
  /** Share now less share then. */
  shift: number | null;
  /** What the part sold beyond what its former share of today's total would have been; over all parts it sums to zero. */
  effect: number | null;
}

/**
 * Shares of a total now and then. shift = value/total - before/totalBefore; effect = value - before/totalBefore x total.
 * Null where a total is not above zero, or there is nothing to compare with.
 */
export function shareShift(
  value: number | null,
  before: number | null,
  total: number | null,
  totalBefore: number | null,
): Shift {
  const share = value !== null && total !== null && total > 0 ? value / total : null;
  const shareBefore = totalBefore !== null && totalBefore > 0 ? (before ?? 0) / totalBefore : null;
  const isComparable = share !== null && shareBefore !== null && total !== null && value !== null;
  return {
    share,
    shareBefore,
    shift: isComparable ? share - shareBefore : null,
    effect: isComparable ? value - shareBefore * total : null,
  };
}

export type Mix = ReturnType<typeof overviewMix>;

/** Net revenue by a dimension: who has how much of it, whose share moved, and what that came to in money. */
export function overviewMix(context: SalesContext, answer: KpiAnswer, id: DimensionId) {
  const { format, query, path, locale, change, rowsHref, exploreHref, t } = context;
  const whole = comparedOf(answer.meta.totals, 'net_revenue');
  const [total, totalBefore] = [numberOf(whole.value), numberOf(whole.before)];
  const isFiltered = query.filters.some((filter) => filter.dimension === id);
  const rows = answer.rows.map((row) => {
    const key = String(row[id] ?? '');
    const { value, before, change: moved } = comparedOf(row, 'net_revenue');
    const { share, shareBefore, shift, effect } = shareShift(numberOf(value), numberOf(before), total, totalBefore);
    return {
      key,
      label: answer.meta.labels[id]?.[key] ?? key,
      value: numberOf(value),
      text: format.compact(value, 'money'),
      full: format.value(value, 'money'),
      beforeText: format.value(before, 'money'),
      before: numberOf(before),
      share,
      shareText: format.percent(share),
      shareBefore,
      shift,
      shiftText: shift === null ? null : format.difference(shift, 'ratio'),
      effect,
      effectText: effect === null ? null : wholeAmount(effect, format),
      change: change(moved, 'net_revenue'),
      changeRaw: moved,
      href: rowsHref('net_revenue', withFilter(query, id, key)),
      filterHref: isFiltered ? null : pageHref(path, withFilter(query, id, key)),
    };
  });
  return {
    id,
    label: dimension(id).label[locale],
    rows,
    /** Parts that took over most, in either direction. */
    moved: rows
      .filter(({ shift }) => shift !== null)
      .toSorted((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0)),
    total: format.value(whole.value, 'money'),
    summary: summaryOf(rows, t),
    exploreHref: exploreHref({ kpis: ['net_revenue'], dimensions: [id] }),
  };
}

/** `+656 €`: a signed amount without cents. */
function wholeAmount(amount: number, format: SalesContext['format']): string {
  const whole = Math.round(amount);
  const sign = whole === 0 ? '' : whole > 0 ? '+' : '−';
  return sign + format.axis(Math.abs(whole), 'money');
}

type Row = { label: string; shift: number | null; shiftText: string | null; effectText: string | null };

function summaryOf(rows: readonly Row[], t: SalesContext['t']): string | null {
  const known = rows.filter(({ shift }) => shift !== null).toSorted((a, b) => (b.shift ?? 0) - (a.shift ?? 0));
  const [best, worst] = [known[0], known.at(-1)];
  if (!best || !worst || best === worst || (best.shift ?? 0) < 0.001) return null;
  return t('mix.summary', {
    best: best.label,
    bestShift: best.shiftText ?? '',
    bestEffect: best.effectText ?? '',
    worst: worst.label,
    worstShift: worst.shiftText ?? '',
    worstEffect: worst.effectText ?? '',
  });
}

import { concentration, gradeParts } from '@/lib/charts/pareto';
import type { ParetoSpec } from '@/lib/charts/spec';
import type { KpiAnswer, KpiRow } from '@/lib/kpi/answer';
import { comparedOf, numberOf } from '../figures';
import { withFilter } from '../page-query';
import type { SalesContext } from './sales-context';

export const MOST_PRODUCTS = 5_000;
const LISTED = 100;
/** Links on more bars than this would outweigh the page; the table has them. */
const MOST_LINKS = 60;
const NAMED = 3;
const TOPS = [1, 2, 5, 10, 20, 50, 100];

/** How many products the sentence of concentration speaks of: about a fifth of them, in a round number. */
export function speakingTop(top: readonly { n: number; share: number }[], count: number) {
  return top.findLast(({ n }) => n * 5 <= count) ?? top[0] ?? null;
}

/** Products by revenue: classes, how much lies with few of them, and who entered or left class A. */
export function overviewProducts(context: SalesContext, answer: KpiAnswer) {
  const { format, query, t, change, rowsHref, exploreHref } = context;
  const valueIn = (row: KpiRow) => numberOf(comparedOf(row, 'net_revenue').value) ?? 0;
  const beforeIn = (row: KpiRow) => numberOf(comparedOf(row, 'net_revenue').before) ?? 0;
  const keyOf = (row: KpiRow) => String(row.product ?? '');
  const labelOf = (row: KpiRow) => answer.meta.labels.product?.[keyOf(row)] ?? keyOf(row);
  const sold = answer.rows.filter((row) => valueIn(row) !== 0);
  const graded = gradeParts(sold, valueIn);
  const { counts, top, index } = concentration(sold.map(valueIn), TOPS);
  const total = numberOf(comparedOf(answer.meta.totals, 'net_revenue').value);
  const before = new Map(
    query.compare === 'none' ? [] : gradeParts(answer.rows, beforeIn).map(({ part, grade }) => [keyOf(part), grade]),
  );
  const now = new Map(graded.map(({ part, grade }) => [keyOf(part), grade]));
  const entered = graded.filter(({ part, grade }) => grade === 'A' && before.get(keyOf(part)) !== 'A');
  const left = answer.rows.filter((row) => before.get(keyOf(row)) === 'A' && now.get(keyOf(row)) !== 'A');
  const names = (rows: readonly KpiRow[]) => rows.slice(0, NAMED).map(labelOf).join(', ');
  const parts = graded.map(({ part, cumulative, grade }) => {
    const { value } = comparedOf(part, 'net_revenue');
    return {
      key: keyOf(part),
      label: labelOf(part),
      value: numberOf(value),
      text: format.compact(value, 'money'),
      full: format.value(value, 'money'),
      share: total !== null && total > 0 ? format.percent(valueIn(part) / total) : null,
      href: rowsHref('net_revenue', withFilter(query, 'product', keyOf(part))),
      cumulative,
      grade,
    };
  });
  const spoken = speakingTop(top, sold.length);
  const spec: ParetoSpec = {
    type: 'pareto',
    unit: 'money',
    parts: parts.length > MOST_LINKS ? parts.map((part) => ({ ...part, href: null })) : parts,
    words: { cumulative: t('products.cumulative'), grade: t('products.grade') },
  };
  return {
    spec,
    count: sold.length,
    concentration: spoken ? { count: spoken.n, share: format.percent(spoken.share) } : null,
    summary: [
      t('products.classes', { a: counts.A, b: counts.B, c: counts.C, count: sold.length }),
      t('products.index', {
        index: format.count(Math.round(index * 10_000)),
        even: format.count(Math.round(10_000 / Math.max(1, sold.length))),
      }),
      ...(before.size > 0 && entered.length > 0
        ? [t('products.entered', { count: entered.length, names: names(entered.map(({ part }) => part)) })]
        : []),
      ...(before.size > 0 && left.length > 0 ? [t('products.left', { count: left.length, names: names(left) })] : []),
    ].join(' '),
    rows: graded.slice(0, LISTED).map(({ part, cumulative, grade }, i) => {
      const { before: then, change: moved } = comparedOf(part, 'net_revenue');
      return {
        ...(parts[i] as (typeof parts)[number]),
        rank: i + 1,
        cumulativeText: format.percent(cumulative),
        grade,
        gradeBefore: before.get(keyOf(part)) ?? null,
        before: numberOf(then),
        beforeText: format.value(then, 'money'),
        change: change(moved, 'net_revenue'),
        changeRaw: moved,
      };
    }),
    isCapped: graded.length > LISTED || answer.meta.total_rows > answer.rows.length,
    exploreHref: exploreHref({ kpis: ['net_revenue'], dimensions: ['product'], chart: 'pareto' }),
  };
}

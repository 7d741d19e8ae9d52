import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import { gradeParts } from '@/lib/charts/pareto';
import { addDays, addMonths, nextStart, startOf } from '@/lib/core/calendar';
import type { Locale } from '@/lib/core/locale';
import type { Formatter, Unit } from '@/lib/i18n/format';
import type { KpiAnswer, KpiRow } from '@/lib/kpi/answer';
import { kpiDefinition } from '@/lib/kpi/catalogue';
import type { KpiValue } from '@/lib/kpi/format-value';
import { changeOf } from '../figure-cards';
import { comparedOf, numberOf } from '../figures';
import { keyOf, labelOf } from '../kpi-table';
import { type PageFrame, pageFrame } from '../page-frame';
import { pageHead } from '../page-head';
import { exploreHref, memberHref, rowsHref } from '../page-links';
import { one, pageHref, type SearchParams } from '../page-query';
import { productMarks } from './product-facts';

export const PATH = '/products';
export const COLUMNS = [
  'net_revenue',
  'units_sold',
  'order_count',
  'order_penetration',
  'average_selling_price',
  'price_realisation',
  'gross_margin',
  'gross_margin_rate',
  'return_rate',
] as const;
const PAGE_SIZE = 25;
const NOVELTY_DAYS = 90;
const GRADES = ['A', 'B', 'C'] as const;

type Words = Awaited<ReturnType<typeof getTranslations>>;

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

interface Asked {
  sort: string;
  isDescending: boolean;
  search: string;
  grade: string | null;
  page: number;
}

function readAsked(params: SearchParams, columns: readonly string[]): Asked {
  const given = /^(-?)([a-z_]+)$/.exec(one(params.sort) ?? '');
  const sort = columns.find((id) => id === given?.[2]);
  return {
    sort: sort ?? 'net_revenue',
    isDescending: sort ? given?.[1] === '-' : true,
    search: (one(params.q) ?? '').trim().slice(0, 100),
    grade: GRADES.find((each) => each === one(params.class)) ?? null,
    page: Math.max(1, Math.trunc(Number(one(params.page) ?? 1)) || 1),
  };
}

/** Every product that sold, ranked: sorted, searched and paged here, so that the table is as long as the catalogue. */
export async function loadProducts(viewer: Viewer, params: SearchParams, now: Date, locale: Locale) {
  const mayMargin = viewer.abilities.includes('margin:read');
  const columns = COLUMNS.filter((id) => mayMargin || !id.startsWith('gross_margin'));
  const asked = readAsked(params, columns);
  const { sort, isDescending, search, grade } = asked;
  const order = sort === 'net_revenue' && isDescending ? null : `${isDescending ? '-' : ''}${sort}`;
  const extra = { sort: order, q: search || null, class: grade };
  const frame = await pageFrame(viewer, params, now, locale, { path: PATH, extra });
  if (!frame) return { isEmpty: true as const, canImport: viewer.abilities.includes('imports:manage') };
  const t = await getTranslations('products.league');
  const { query, format } = frame;
  // One pass over all products gives rank and class; the many figures are then asked for those of the page only.
  const all = await frame.ask({
    kpis: [...new Set(['net_revenue', sort])],
    dimensions: ['product'],
    order: [{ by: sort, direction: isDescending ? 'desc' : 'asc' }],
    limit: 100_000,
  });
  const graded = gradeParts(all.rows, (row) => numberOf(comparedOf(row, 'net_revenue').value) ?? 0);
  const gradeOf = new Map(graded.map(({ part, grade: each }) => [keyOf(part, 'product'), each]));
  const wanted = plain(search);
  const matching = all.rows.filter((row) => {
    const key = keyOf(row, 'product');
    if (grade && gradeOf.get(key) !== grade) return false;
    return wanted === '' || plain(`${key} ${labelOf(all, 'product', key)}`).includes(wanted);
  });
  const pages = Math.max(1, Math.ceil(matching.length / PAGE_SIZE));
  const page = Math.min(asked.page, pages);
  const shown = matching.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((row) => keyOf(row, 'product'));
  const only = [...query.filters, { dimension: 'product' as const, in: shown }];
  const months = { from: addMonths(startOf('month', query.to), -11), to: addDays(nextStart('month', query.to), -1) };
  const [totals, figures, course, marks] = await Promise.all([
    frame.ask({ kpis: columns.filter((id) => id !== 'order_penetration') }),
    shown.length > 0 ? frame.ask({ kpis: columns, dimensions: ['product'], filters: only, limit: PAGE_SIZE }) : null,
    shown.length > 0
      ? frame.ask({
          ...months,
          kpis: ['net_revenue'],
          dimensions: ['product'],
          filters: only,
          grain: 'month',
          compare: undefined,
          order: [{ by: 'period' }],
        })
      : null,
    productMarks(shown, query.to),
  ]);
  const byKey = new Map(figures?.rows.map((row) => [keyOf(row, 'product'), row]));
  const head = pageHead(frame, [totals]);
  const href = (changes: Record<string, string | null>) => pageHref(PATH, query, { ...extra, ...changes });
  const counts = GRADES.map((id) => ({ id, count: graded.filter((each) => each.grade === id).length }));
  return {
    isEmpty: false as const,
    head,
    sentences: sentences(frame, all, graded.filter((each) => each.grade === 'A').length, t, head.range),
    search,
    /** What the form of the search sends along. */
    kept: [...new URL(href({ q: null }), 'http://vigie.invalid').searchParams].map(([name, value]) => ({
      name,
      value,
    })),
    clearHref: search ? href({ q: null }) : null,
    grade,
    grades: [
      { id: 'all', count: graded.length, href: href({ class: null }) },
      ...counts.map(({ id, count }) => ({ id, count, href: href({ class: id }) })),
    ],
    columns: columns.map((id) => {
      const isSorted = id === sort;
      const next = isSorted ? !isDescending : true;
      return {
        id,
        label: t(`columns.${id}`),
        title: kpiDefinition(frame.catalogue, id).label[locale],
        definition: kpiDefinition(frame.catalogue, id).description[locale],
        sorted: isSorted ? (isDescending ? ('descending' as const) : ('ascending' as const)) : null,
        href: href({ sort: `${next ? '-' : ''}${id}` }),
      };
    }),
    rows: shown.map((sku) =>
      productRow(frame, columns, byKey.get(sku) ?? null, {
        sku,
        label: labelOf(all, 'product', sku),
        grade: gradeOf.get(sku) ?? 'C',
        spark: sparkOf(course, sku),
        ...marksOf(frame, marks, sku),
      }),
    ),
    totals: columns.map((id) =>
      leagueText(format, id, comparedOf(totals.meta.totals, id).value, kpiDefinition(frame.catalogue, id).unit),
    ),
    stockDay: marks.stockDay && format.day(marks.stockDay),
    count: matching.length,
    page,
    pages,
    previousHref: page > 1 ? href({ page: String(page - 1) }) : null,
    nextHref: page < pages ? href({ page: String(page + 1) }) : null,
    explore: exploreHref(frame, { kpis: columns, dimensions: ['product'] }),
    rowsHref: rowsHref(frame, 'net_revenue'),
  };
}

export type ProductsView = Exclude<Awaited<ReturnType<typeof loadProducts>>, { isEmpty: true }>;

function sparkOf(course: KpiAnswer | null, sku: string): (number | null)[] {
  const own = course?.rows.filter((row) => keyOf(row, 'product') === sku) ?? [];
  const periods = [...new Set(course?.rows.map(({ period }) => period))].toSorted();
  return periods.map((period) => {
    const row = own.find((each) => each.period === period);
    return row ? numberOf(comparedOf(row, 'net_revenue').value) : 0;
  });
}

type Marks = Awaited<ReturnType<typeof productMarks>>;

function marksOf({ query, format }: PageFrame, marks: Marks, sku: string) {
  const own = marks.products.get(sku);
  const isNovelty = !!own?.launch && own.launch <= query.to && addDays(own.launch, NOVELTY_DAYS) >= query.to;
  return {
    isNovelty,
    launch: own?.launch ? format.day(own.launch) : null,
    stock: own?.stock === null || own?.stock === undefined ? null : format.count(own.stock),
  };
}

interface Given {
  sku: string;
  label: string;
  grade: string;
  spark: (number | null)[];
  isNovelty: boolean;
  launch: string | null;
  stock: string | null;
}

/** Amounts at a glance, prices to the cent. */
const leagueText = (format: Formatter, id: string, value: KpiValue, unit: Unit) =>
  id === 'net_revenue' || id === 'gross_margin' ? format.compact(value, unit) : format.value(value, unit);

function productRow(frame: PageFrame, columns: readonly string[], row: KpiRow | null, given: Given) {
  const { format, catalogue } = frame;
  const revenue = comparedOf(row, 'net_revenue');
  return {
    ...given,
    href: memberHref(frame, 'product', given.sku),
    cells: columns.map((id) => leagueText(format, id, comparedOf(row, id).value, kpiDefinition(catalogue, id).unit)),
    change: changeOf(frame, 'net_revenue', revenue.change),
  };
}

/** How many products make most of the revenue. */
function sentences(frame: PageFrame, all: KpiAnswer, most: number, t: Words, range: string): string[] {
  const { format } = frame;
  const sold = all.rows.filter((row) => (numberOf(comparedOf(row, 'net_revenue').value) ?? 0) > 0);
  if (sold.length === 0) return [t('sentence.nothing', { range })];
  const amount = (row: KpiRow | undefined) => comparedOf(row, 'net_revenue');
  const ranked = sold.toSorted((a, b) => Number(amount(b).value) - Number(amount(a).value));
  const first = ranked[0] as KpiRow;
  const moved = ranked
    .flatMap((row) => {
      const { value, before } = amount(row);
      return before === null ? [] : [{ row, by: Number(value) - Number(before) }];
    })
    .toSorted((a, b) => b.by - a.by);
  const [up, down] = [moved[0], moved.at(-1)];
  const name = (row: KpiRow) => labelOf(all, 'product', keyOf(row, 'product'));
  return [
    t('sentence.concentration', {
      range,
      sold: sold.length,
      most,
      best: name(first),
      value: format.compact(amount(first).value, 'money'),
    }),
    ...(up && down && up.by > 0 && down.by < 0
      ? [
          t('sentence.movers', {
            up: name(up.row),
            upBy: format.difference(up.by, 'money'),
            down: name(down.row),
            downBy: format.difference(down.by, 'money'),
          }),
        ]
      : []),
  ];
}

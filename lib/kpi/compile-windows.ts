import { AppError } from '@/lib/core/errors';
import type { Bind } from './bind';
import { type Numbers, storedSpan } from './compile-visits';
import type { SubPlan } from './plan';
import { filler, groupBy, joinsOf, rowConditions, type Slice } from './rows-sql';
import type { Entity, StoredVisits, VisitCount } from './sources/source';
import { type Window, windowsOf } from './windows';

/** Numbers of the windows that a row falls into. Both ends of windows rise, so that these stand side by side. */
function numbersOf(windows: readonly Window[], bind: Bind): Numbers {
  const list = (days: readonly (string | undefined)[]) => bind(days, 'date[]');
  const ends = list(windows.map(({ to }) => to));
  const starts = list(windows.map(({ from }) => from));
  const befores = () => list(windows.map(({ before }) => before));
  // width_bucket counts the days of a list that are not later than the given one.
  return {
    endingFrom: (day) => `width_bucket(${day} - 1, ${ends}) + 1`,
    begunBy: (day) => `width_bucket(${day}, ${starts})`,
    beforeEndingFrom: (day) => `width_bucket(${day} - 1, ${befores()}) + 1`,
    beforeEndedBy: (day) => `width_bucket(${day} - 1, ${befores()})`,
  };
}

interface Span {
  column: string;
  first: string;
  last: string;
}

/**
 * In which windows a visit makes its customer count, so that each customer counts at most once per window: the last
 * `n` visits of a window stand for it, that is visits i+1..i+n within it and visit i+n+1 after its end.
 */
function spanOf(
  counts: VisitCount,
  column: string,
  { endingFrom, begunBy, beforeEndingFrom, beforeEndedBy }: Numbers,
): Span {
  if (counts === 'before') {
    return {
      column,
      first: beforeEndingFrom('v.day'),
      last: `least(${begunBy('v.day')}, ${beforeEndedBy('v.next1')})`,
    };
  }
  if (counts === 'kept') {
    const first = `CASE WHEN v.next1 IS NOT NULL THEN greatest(${beforeEndingFrom('v.day')}, ${endingFrom('v.next1')}) END`;
    return { column, first, last: `least(${begunBy('v.day')}, ${beforeEndedBy('v.next1')})` };
  }
  const nth = counts === 1 ? 'v.day' : `v.next${counts - 1}`;
  const after = `v.next${counts}`;
  return { column, first: endingFrom(nth), last: `least(${begunBy('v.day')}, ${endingFrom(after)} - 1)` };
}

/**
 * A sub-plan whose windows overlap, in one pass over the rows: each row falls into a run of windows, rows with the same
 * run are added up, and each run is spread over its windows at the end. Sums and distinct counts are both exact.
 */
export function compileWindows(subPlan: SubPlan, slice: Slice, bind: Bind): string {
  const { source, dimensions, measures, window, paired } = subPlan;
  const windows = windowsOf(window, paired, slice.grain, slice.period);
  const period = {
    from: windows.map(({ from }) => from).toSorted()[0] ?? slice.period.from,
    to:
      windows
        .map(({ to }) => to)
        .toSorted()
        .at(-1) ?? slice.period.to,
  };
  const fill = filler(subPlan, { ...slice, period }, bind);
  const day = fill(subPlan.dating.day);
  const days = `${day} BETWEEN ${bind(period.from, 'date')} AND ${bind(period.to, 'date')}`;
  const where = [days, ...rowConditions(subPlan, slice.currency, bind).map(fill)].join(' AND ');
  const rows = `FROM ${[source.from, joinsOf(subPlan)].filter(Boolean).join(' ')} WHERE ${where}`;
  const keys = dimensions.map((id) => `${fill(source.dimensions[id]?.key ?? '')} AS ${id}`);
  if (paired && !source.entity?.visits && !source.visits) return pairedRows(subPlan, slice, windows, where, bind);
  const numbers = numbersOf(windows, bind);
  const inner = { keys, rows, day, fill, numbers };
  const runs = source.entity?.visits
    ? visitRuns(subPlan, source.entity, source.entity.visits, inner)
    : source.visits
      ? storedRuns(subPlan, source.visits, inner)
      : rowRuns(subPlan, inner);
  const numbered = bind(
    windows.map((each) => each.period),
    'date[]',
  );
  const sums = measures.map(({ column }) => `sum(r.${column}) AS ${column}`);
  return `SELECT ${['w.period', ...dimensions.map((id) => `r.${id}`), ...sums].join(', ')} FROM (${runs}) r
  JOIN unnest(${numbered}) WITH ORDINALITY AS w (period, n) ON w.n BETWEEN r.first_window AND r.last_window${groupBy(dimensions.length + 1)}`;
}

/** Where amounts of each customer must meet, every row is put into each of its windows. */
function pairedRows(subPlan: SubPlan, slice: Slice, windows: readonly Window[], where: string, bind: Bind): string {
  const { source, dimensions, measures, dating } = subPlan;
  if (!source.entity) throw new AppError('internal', `${source.id} has no entities to compare.`);
  const fill = filler(subPlan, { ...slice, beforeColumn: 'w.before' }, bind);
  const lists = [
    windows.map((w) => w.period),
    windows.map((w) => w.from),
    windows.map((w) => w.to),
    windows.map((w) => w.before),
  ];
  const from = `${[source.from, joinsOf(subPlan)].filter(Boolean).join(' ')}
  JOIN unnest(${lists.map((days) => bind(days, 'date[]')).join(', ')}) AS w (period, first_day, last_day, before)
    ON ${fill(dating.day)} BETWEEN w.first_day AND w.last_day`;
  const keys = dimensions.map((id) => `${fill(source.dimensions[id]?.key ?? '')} AS ${id}`);
  const columns = Object.entries(source.entity.columns).map(([name, sql]) => `${fill(sql)} AS ${name}`);
  const made = ['w.period', ...keys, `${source.entity.key} AS entity`, ...columns].join(', ');
  const sums = measures.map(({ id, column }) => `sum(${source.measures[id]}) AS ${column}`);
  const list = [...asRuns(['period', ...dimensions], 'e'), ...sums].join(', ');
  return `SELECT ${list} FROM (SELECT ${made} FROM ${from} WHERE ${where}${groupBy(keys.length + 2)}) e${groupBy(keys.length + 1)}`;
}

interface Inner {
  keys: readonly string[];
  rows: string;
  day: string;
  fill: (sql: string) => string;
  numbers: Numbers;
}

const asRuns = (names: readonly string[], alias: string) => names.map((name) => `${alias}.${name}`);

/** Rows, or entities that have one day only. */
function rowRuns({ source, dimensions, measures }: SubPlan, { keys, rows, day, fill, numbers }: Inner): string {
  const sums = (name: (id: (typeof measures)[number]['id']) => string) =>
    measures.map(({ id, column }) => `sum(${name(id)}) AS ${column}`);
  const ends = (at: string) => [`${numbers.endingFrom(at)} AS first_window`, `${numbers.begunBy(at)} AS last_window`];
  const value = (id: (typeof measures)[number]['id']) => fill(source.measures[id] ?? '');
  if (!source.entity) {
    return `SELECT ${[...keys, ...ends(day), ...sums(value)].join(', ')} ${rows}${groupBy(keys.length + 2)}`;
  }
  const columns = Object.entries(source.entity.columns).map(([name, sql]) => `${fill(sql)} AS ${name}`);
  const made = [...keys, `${source.entity.key} AS entity`, `${day} AS row_day`, ...columns].join(', ');
  const list = [...asRuns(dimensions, 'e'), ...ends('e.row_day'), ...sums(value)].join(', ');
  return `SELECT ${list} FROM (SELECT ${made} ${rows}${groupBy(keys.length + 2)}) e${groupBy(keys.length + 2)}`;
}

/** Entities that come again: each visit stands for its entity in a run of windows. */
function visitRuns(
  { dimensions, measures }: SubPlan,
  entity: Entity,
  visits: NonNullable<Entity['visits']>,
  inner: Inner,
): string {
  const { keys, rows, day, fill, numbers } = inner;
  const counts = measures.map(({ id, column }) => {
    const count = visits.counts[id];
    if (count === undefined) throw new AppError('internal', `${id} is not counted by visits.`);
    return { count, span: spanOf(count, column, numbers) };
  });
  const depth = Math.max(...counts.map(({ count }) => (typeof count === 'number' ? count : 1)));
  const nexts = Array.from({ length: depth }, (_, i) => `lead(v.day, ${i + 1}) OVER w AS next${i + 1}`);
  const names = [...dimensions, 'entity'];
  const seen = `SELECT DISTINCT ${[...keys, `${entity.key} AS entity`, `${fill(visits.id)} AS visit`, `${day} AS day`].join(', ')} ${rows}`;
  const dated = `SELECT ${[...asRuns(names, 'v'), 'v.day', ...nexts].join(', ')} FROM (${seen}) v
  WINDOW w AS (PARTITION BY ${asRuns(names, 'v').join(', ')} ORDER BY v.day, v.visit)`;
  return runsOf(
    dimensions,
    dated,
    counts.map(({ span }) => ({ ...span, value: '1' })),
  );
}

/** Visits that know the two before. */
function storedRuns({ source, dimensions, measures }: SubPlan, visits: StoredVisits, inner: Inner): string {
  const { keys, rows, day, fill, numbers } = inner;
  const values = measures.map(({ id, column }) => `${fill(source.measures[id] ?? '')} AS ${column}`);
  const made = [
    ...keys,
    `${day} AS day`,
    `${fill(visits.previous)} AS previous`,
    `${fill(visits.earlier)} AS earlier`,
    ...values,
  ];
  const spans = measures.map(({ id, column }) => {
    const [first, last] = storedSpan(visits.counts[id], numbers);
    return { column, first, last, value: `v.${column}` };
  });
  return runsOf(dimensions, `SELECT ${made.join(', ')} ${rows}`, spans);
}

/** Each visit, once per measure, in the run of windows in which it counts. */
function runsOf(dimensions: readonly string[], visits: string, spans: readonly (Span & { value: string })[]): string {
  const tuples = spans.map(
    ({ first, last, value }, i) => `(${[first, last, ...spans.map((_, j) => (i === j ? value : 0))].join(', ')})`,
  );
  const columns = ['first_window', 'last_window', ...spans.map(({ column }) => column)];
  const sums = spans.map(({ column }) => `sum(s.${column}) AS ${column}`);
  const list = [...asRuns(dimensions, 'v'), 's.first_window', 's.last_window', ...sums];
  return `SELECT ${list.join(', ')} FROM (${visits}) v
  CROSS JOIN LATERAL (VALUES ${tuples.join(', ')}) AS s (${columns.join(', ')})
  WHERE s.first_window <= s.last_window${groupBy(dimensions.length + 2)}`;
}

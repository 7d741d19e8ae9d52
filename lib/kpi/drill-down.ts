import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { MONEY_SCALE, minorDigits } from '@/lib/core/money';
import { type KpiMeta, kpiMeta, type RawRow } from './answer';
import { type Bind, binder } from './bind';
import { type Catalogue, kpiDefinition } from './catalogue';
import type { Statement } from './compile';
import type { KpiDefinition } from './definition';
import { roundDecimal } from './format-value';
import { columnOf, type Expanded, expandKpi, type MeasureUse, moneyPower } from './formula';
import { linearTerms, notASum, type PartName, ratioParts } from './linear-terms';
import { measure } from './measures';
import { planMeasures, planQuery, type SubPlan } from './plan';
import { type KpiQuery, type KpiQueryInput, parseKpiQuery } from './query';
import { conditionsOf, filler, joinsOf, type Slice, wholeWindow } from './rows-sql';

export type DrillInput = Pick<KpiQueryInput, 'from' | 'to' | 'filters' | 'currency'> & { kpi: string };

export interface DrillPage {
  /** Which rows: those of the figure, or of the numerator or denominator of a ratio. */
  part?: PartName;
  limit?: number;
  cursor?: string | null;
}

interface DrillPart {
  name: PartName;
  isMoney: boolean;
  /** The figure is this percentile of the rows' values instead of their sum. */
  percentile?: number;
  terms: readonly { use: MeasureUse; factor: number }[];
  subPlans: readonly SubPlan[];
}

export interface DrillPlan {
  definition: KpiDefinition;
  query: KpiQuery;
  parts: readonly DrillPart[];
  part: DrillPart;
  limit: number;
  after: readonly [day: string, fact: string, id: string] | null;
}

export interface DrillRow {
  /** Table that holds the row, and its id there. */
  fact: string;
  id: string;
  day: string;
  order_ref: string | null;
  product: string | null;
  quantity: number | null;
  detail: string | null;
  /** Import and line of its file that the row came from; null where no file brought it, or the table does not say. */
  origin: { batch: number; file: string; line: number } | null;
  /** Signed; money exact, in major units (more decimals than the currency has where the source gave them). */
  contribution: string;
}

export interface DrillAnswer {
  kpi: KpiMeta;
  part: PartName;
  parts: { part: PartName; unit: 'money' | 'number'; total: string; rows: number }[];
  rows: DrillRow[];
  next_cursor: string | null;
  currency: string;
  data_version: number;
}

const cursorSchema = z.tuple([z.string(), z.string(), z.string()]);

function readCursor(cursor: string | null | undefined): DrillPlan['after'] {
  if (!cursor) return null;
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (cause) {
    throw new AppError('invalid_input', 'cursor: was not given by an earlier answer', { cause });
  }
}

/** @throws AppError invalid_input for an unknown part, limit or cursor, or a filter that the KPI does not know */
export function planDrillDown(input: DrillInput, page: DrillPage, catalogue: Catalogue): DrillPlan {
  const { kpi, ...rest } = input;
  const query = parseKpiQuery({ ...rest, kpis: [kpi] }, catalogue);
  planQuery(query, catalogue);
  const definition = kpiDefinition(catalogue, kpi);
  const parts = ratioParts(expandKpi(definition, catalogue)).map(({ name, formula }) => planPart(name, formula, query));
  const part = page.part ? parts.find(({ name }) => name === page.part) : parts[0];
  if (!part) {
    throw new AppError('invalid_input', `part: ${kpi} has ${parts.map(({ name }) => name).join(' and ')} only`);
  }
  const limit = page.limit ?? 100;
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000) {
    throw new AppError('invalid_input', 'limit: must be a whole number from 1 to 10000');
  }
  return { definition, query, parts, part, limit, after: readCursor(page.cursor) };
}

function planPart(name: PartName, formula: Expanded, query: KpiQuery): DrillPart {
  const terms = linearTerms(formula);
  const subPlans = planMeasures(
    terms.map(({ use }) => use),
    query,
    { source: 'rows' },
  );
  const percentiles = terms.flatMap(({ use }) => measure(use.measure).percentile ?? []);
  if (percentiles.length > 0 && terms.length > 1) throw notASum();
  const [percentile] = percentiles;
  return {
    name,
    isMoney: moneyPower(formula) === 1,
    terms,
    subPlans,
    ...(percentile === undefined ? {} : { percentile }),
  };
}

type Where = Omit<Slice, 'grain' | 'period'>;

/** All rows of a part, as one common table expression `r`. */
function rowsSql({ terms, subPlans, percentile }: DrillPart, query: KpiQuery, where: Where, bind: Bind): string {
  const selects = subPlans.map((subPlan) => {
    const { source, measures, dating } = subPlan;
    const slice = wholeWindow(subPlan, { ...where, period: { from: query.from, to: query.to } });
    const fill = filler(subPlan, slice, bind);
    const sums = measures.map(({ id, column }) => {
      const factor = terms.find(({ use }) => columnOf(use) === column)?.factor ?? 0;
      return `${factor}::numeric * (${fill(source.measures[id] ?? '')})`;
    });
    const drill = source.drill;
    if (!drill) throw new AppError('internal', `${source.id} cannot list its rows.`);
    const rows = `FROM ${source.from} ${joinsOf(subPlan)} WHERE ${conditionsOf(subPlan, slice, bind)}`;
    const columns = `${drill.id} AS id, ${drill.order_ref} AS order_ref, ${drill.product} AS product,
  ${drill.quantity} AS quantity, ${drill.detail} AS detail, ${drill.batch ?? 'NULL::int'} AS batch,
  ${drill.line ?? 'NULL::int'} AS line, (${sums.join(' + ')}) AS contribution`;
    const day = fill(dating.day);
    if (!source.entity) return `SELECT '${source.table}' AS fact, ${day} AS day, ${columns} ${rows}`;
    const inner = Object.entries(source.entity.columns).map(([column, sql]) => `${fill(sql)} AS ${column}`);
    return `SELECT '${source.table}' AS fact, e.day, ${columns} FROM (
  SELECT max(${day}) AS day, ${source.entity.key} AS entity, ${inner.join(', ')} ${rows} GROUP BY 2) e`;
  });
  const counted = percentile === undefined ? 'contribution <> 0' : 'contribution IS NOT NULL';
  return `WITH r AS (SELECT * FROM (${selects.join('\nUNION ALL\n')}) u WHERE ${counted})`;
}

export function compileDrillTotal(part: DrillPart, query: KpiQuery, where: Where): Statement {
  const { bind, values } = binder();
  const rows = rowsSql(part, query, where, bind);
  const total =
    part.percentile === undefined
      ? 'coalesce(sum(contribution), 0)'
      : `(percentile_cont(${part.percentile}) WITHIN GROUP (ORDER BY contribution))::numeric`;
  const text = `${rows}\nSELECT ${total}::text AS total, count(*)::text AS rows FROM r`;
  return { text, values };
}

export function compileDrillRows({ part, query, limit, after }: DrillPlan, where: Where): Statement {
  const { bind, values } = binder();
  const rows = rowsSql(part, query, where, bind);
  const key = '(day, fact COLLATE "C", id COLLATE "C")';
  const later = after
    ? ` WHERE ${key} < (${bind(after[0], 'date')}, ${bind(after[1], 'text')}, ${bind(after[2], 'text')})`
    : '';
  const text = `${rows}\nSELECT fact, id, day, order_ref, product, quantity, detail, batch, file, line, contribution::text AS contribution
FROM r LEFT JOIN (SELECT id AS batch, file_name AS file FROM import_batch) b USING (batch)${later}
ORDER BY day DESC, fact COLLATE "C" DESC, id COLLATE "C" DESC LIMIT ${bind(limit + 1, 'int')}`;
  return { text, values };
}

/** Money without rounding: "12.3456", but "12.30" rather than "12.3000". */
function exactMoney(raw: string, currency: string): string {
  const digits = minorDigits(currency);
  const [whole, fraction = ''] = roundDecimal(raw, MONEY_SCALE, MONEY_SCALE).split('.');
  const kept = fraction.replace(/0+$/, '').padEnd(digits, '0');
  return kept ? `${whole}.${kept}` : (whole as string);
}

export function drillAnswer(
  plan: DrillPlan,
  found: { totals: RawRow[]; rows: RawRow[]; currency: string; locale: Locale; shop: { data_version: bigint } },
): DrillAnswer {
  const { currency } = found;
  const amount = (raw: string | null | undefined, isMoney: boolean) =>
    isMoney ? exactMoney(raw ?? '0', currency) : String(Number(raw ?? 0));
  const page = found.rows.slice(0, plan.limit);
  const last = found.rows.length > plan.limit ? page.at(-1) : undefined;
  return {
    kpi: kpiMeta(plan.definition, found.locale),
    part: plan.part.name,
    parts: plan.parts.map(({ name, isMoney }, i) => ({
      part: name,
      unit: isMoney ? 'money' : 'number',
      total: amount(found.totals[i]?.total, isMoney),
      rows: Number(found.totals[i]?.rows ?? 0),
    })),
    rows: page.map((row) => ({
      fact: row.fact ?? '',
      id: row.id ?? '',
      day: row.day ?? '',
      order_ref: row.order_ref ?? null,
      product: row.product ?? null,
      quantity: row.quantity === null || row.quantity === undefined ? null : Number(row.quantity),
      detail: row.detail ?? null,
      origin: originOf(row),
      contribution: amount(row.contribution, plan.part.isMoney),
    })),
    next_cursor: last ? Buffer.from(JSON.stringify([last.day, last.fact, last.id])).toString('base64url') : null,
    currency,
    data_version: Number(found.shop.data_version),
  };
}

/** Derived rows (line 0) and those of the demo shop stand in no file. */
function originOf({ batch, file, line }: RawRow): DrillRow['origin'] {
  return batch && file && Number(line) > 0 ? { batch: Number(batch), file, line: Number(line) } : null;
}

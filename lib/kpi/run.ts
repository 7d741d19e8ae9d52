import { dayInZone } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { answerRows, type KpiAnswer, type KpiWarning, kpiMeta, type RawRow } from './answer';
import { type Catalogue, factoryCatalogue } from './catalogue';
import { comparisonOf } from './comparison';
import { compileQuery } from './compile';
import { tablesOf } from './compile-sub-plan';
import { type DimensionId, dimension, UNKNOWN_LABEL } from './dimensions';
import {
  compileDrillRows,
  compileDrillTotal,
  type DrillAnswer,
  type DrillInput,
  type DrillPage,
  drillAnswer,
  planDrillDown,
} from './drill-down';
import { type Plan, planQuery } from './plan';
import { type KpiQuery, type KpiQueryInput, parseKpiQuery } from './query';
import {
  type CurrencyChoice,
  coverageWarnings,
  currencyWarnings,
  deprecationWarnings,
  periodWarnings,
} from './warnings';

export interface RunOptions {
  now: Date;
  locale?: Locale;
  catalogue?: Catalogue;
  /** `raw` answers without roll-ups; the proof that they agree. */
  source?: 'any' | 'raw';
}

interface Shop {
  currency: string;
  time_zone: string;
  data_version: bigint;
  fresh_as_of: Date | null;
}

/** Before the first import there is no shop, and every figure is 0 or cannot be computed. */
const NO_SHOP_YET: Shop = { currency: 'EUR', time_zone: 'Europe/Paris', data_version: 0n, fresh_as_of: null };

const TIMED_OUT = '57014';

/** One consistent picture of the data for all statements of an answer, and an end to those that run away. */
async function reading<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  try {
    return await transaction(async (connection) => {
      await runSql('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY', connection);
      await runSql("SET LOCAL statement_timeout = '60s'; SET LOCAL jit = off", connection);
      return work(connection);
    });
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== TIMED_OUT) throw cause;
    throw new AppError('unavailable', 'The answer took longer than 60 seconds: ask for fewer days or dimensions.', {
      cause,
    });
  }
}

async function readShop(connection: Connection): Promise<Shop> {
  const [shop] = await runSql<Shop>(
    `SELECT currency, time_zone, data_version,
       (SELECT max(finished_at) FROM import_batch WHERE status = 'done') AS fresh_as_of FROM shop WHERE id = 1`,
    connection,
  );
  return shop ?? NO_SHOP_YET;
}

/** The query's currency, else the shop's; else, when the shop's has no data and exactly one other has, that one. */
async function chooseCurrency(connection: Connection, shop: Shop, query: CurrencyQuery): Promise<CurrencyChoice> {
  const found = await runSql<{ currency: string; orders: number }>(
    {
      text: `SELECT currency, coalesce(sum(orders) FILTER (WHERE day BETWEEN $1::date AND $2::date), 0)::int AS orders
        FROM rollup_campaign_day GROUP BY 1 ORDER BY 1`,
      values: [query.from, query.to],
    },
    connection,
  );
  const [only, ...more] = found;
  const elsewhere = !query.currency && only && more.length === 0 && only.currency !== shop.currency;
  const currency = query.currency ?? (elsewhere ? only.currency : shop.currency);
  const ordersInOthers = found.reduce((sum, row) => (row.currency === currency ? sum : sum + row.orders), 0);
  return { currency, ordersInOthers, ...(elsewhere ? { insteadOf: shop.currency } : {}) };
}

type CurrencyQuery = Pick<KpiQuery, 'from' | 'to' | 'currency'>;

/** A page past the end has no row that could tell the number of rows. */
async function countRows(
  connection: Connection,
  raw: readonly RawRow[],
  plan: Plan,
  query: KpiQuery,
  currency: string | null,
) {
  if (raw.length > 0 || query.offset === 0) return Number(raw[0]?.total_rows ?? 0);
  const first = await runSql<RawRow>(compileQuery(plan, { ...query, limit: 1, offset: 0 }, currency), connection);
  return Number(first[0]?.total_rows ?? 0);
}

/** Names of the keys in the answer and in its filters; filter keys that nothing bears become warnings. */
async function readLabels(connection: Connection, query: KpiQuery, rows: KpiAnswer['rows'], locale: Locale) {
  const labels: KpiAnswer['meta']['labels'] = {};
  const warnings: KpiWarning[] = [];
  const ids = new Set<DimensionId>([...query.dimensions, ...query.filters.map((filter) => filter.dimension)]);
  for (const id of ids) {
    const { lookup, labels: closed } = dimension(id);
    const asked = query.filters.flatMap((f) => (f.dimension === id ? [...(f.in ?? []), ...(f.not_in ?? [])] : []));
    const keys = [...new Set([...rows.map((row) => String(row[id] ?? '')), ...asked])];
    const named = lookup
      ? await runSql<{ key: string; label: string }>({ text: lookup(locale), values: [keys] }, connection)
      : keys.map((key) => ({ key, label: closed?.[key]?.[locale] ?? key }));
    labels[id] = Object.fromEntries(named.map(({ key, label }) => [key, label]));
    for (const key of asked) {
      if (key === '' || !lookup || labels[id][key] !== undefined) continue;
      warnings.push({ code: 'unknown_key', message: `No ${id} has the key ${key}.`, values: { dimension: id, key } });
    }
    if (keys.includes('')) labels[id][''] = UNKNOWN_LABEL[locale];
  }
  return { labels, warnings };
}

/**
 * Answers a KPI query: checked, planned, compiled, run in one snapshot of the database.
 * @throws AppError invalid_input when the query cannot be answered as it stands
 */
export async function runKpiQuery(input: KpiQueryInput, options: RunOptions): Promise<KpiAnswer> {
  const started = performance.now();
  const { now, locale = 'en', catalogue = factoryCatalogue, source = 'any' } = options;
  const query = parseKpiQuery(input, catalogue);
  const comparison = comparisonOf(query);
  const periods = comparison ? [query, comparison.range] : [query];
  const plan = planQuery(query, catalogue, { source }, periods);
  const whole: KpiQuery = { ...query, grain: 'none', dimensions: [], order: [], limit: 1, offset: 0 };
  const wholePlan = planQuery(whole, catalogue, { source, coverage: true }, periods);
  return reading(async (connection) => {
    const shop = await readShop(connection);
    const choice = await chooseCurrency(connection, shop, query);
    const byCurrency = query.dimensions.includes('currency');
    const currency = byCurrency && !query.currency ? null : choice.currency;
    const raw = await runSql<RawRow>(compileQuery(plan, query, currency), connection);
    const rows = answerRows(raw, plan, query, choice.currency);
    const [totals] = byCurrency ? [] : await runSql<RawRow>(compileQuery(wholePlan, whole, currency), connection);
    const { labels, warnings } = await readLabels(connection, query, rows, locale);
    const used = [...plan.subPlans, ...(totals ? wholePlan.subPlans : [])];
    return {
      rows,
      meta: {
        kpis: plan.kpis.map(({ definition }) => kpiMeta(definition, locale)),
        from: query.from,
        to: query.to,
        grain: query.grain,
        dimensions: query.dimensions,
        filters: query.filters,
        compare: query.compare && comparison ? { by: query.compare, ...comparison.range } : null,
        currency: choice.currency,
        data_version: Number(shop.data_version),
        fresh_as_of: shop.fresh_as_of?.toISOString() ?? null,
        warnings: [
          ...currencyWarnings(byCurrency ? { ...choice, ordersInOthers: 0 } : choice),
          ...coverageWarnings(wholePlan, totals),
          ...periodWarnings(query, dayInZone(now, shop.time_zone)),
          ...deprecationWarnings(plan),
          ...warnings,
        ],
        source: plan.subPlans.every((subPlan) => subPlan.source.kind === 'rollup') ? 'rollup' : 'raw',
        tables: [...new Set(used.flatMap(tablesOf))].sort(),
        labels,
        totals: totals ? (answerRows([totals], wholePlan, whole, choice.currency)[0] ?? null) : null,
        total_rows: await countRows(connection, raw, plan, query, currency),
        computed_at: now.toISOString(),
        computed_in_ms: Math.round(performance.now() - started),
      },
    };
  });
}

/**
 * The rows behind a figure, newest first, with what each contributes. Their sum is the figure; for a ratio there are
 * two sets of rows, whose sums are the numerator and the denominator.
 */
export async function runDrillDown(
  input: DrillInput,
  page: DrillPage = {},
  options: Pick<RunOptions, 'catalogue' | 'locale'> = {},
): Promise<DrillAnswer> {
  const plan = planDrillDown(input, page, options.catalogue ?? factoryCatalogue);
  return reading(async (connection) => {
    const shop = await readShop(connection);
    const { currency } = await chooseCurrency(connection, shop, plan.query);
    const totals = [];
    for (const part of plan.parts) {
      const [total] = await runSql<RawRow>(compileDrillTotal(part, plan.query, currency), connection);
      totals.push(total ?? {});
    }
    const rows = await runSql<RawRow>(compileDrillRows(plan, currency), connection);
    return drillAnswer(plan, { totals, rows, currency, locale: options.locale ?? 'en', shop });
  });
}

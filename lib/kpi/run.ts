import { dayInZone } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { answerRows, type KpiAnswer, kpiMeta, type RawRow } from './answer';
import type { Catalogue } from './catalogue';
import { comparisonOf } from './comparison';
import { compileQuery } from './compile';
import {
  compileDrillRows,
  compileDrillTotal,
  type DrillAnswer,
  type DrillInput,
  type DrillPage,
  drillAnswer,
  planDrillDown,
} from './drill-down';
import { governedCatalogue } from './governed-catalogue';
import { readLabels } from './labels';
import type { Circumstances } from './placeholders';
import { type Plan, planQuery } from './plan';
import { plannerSettings } from './planner-settings';
import { type KpiQuery, type KpiQueryInput, parseKpiQuery } from './query';
import { tablesOf } from './rows-sql';
import { chooseCurrency, circumstancesOf, readShop, versionAsOf } from './shop-state';
import { coverageWarnings, currencyWarnings, deprecationWarnings, historyWarnings, periodWarnings } from './warnings';

export interface RunOptions {
  now: Date;
  locale?: Locale;
  catalogue?: Catalogue;
  /** `raw` answers without roll-ups; the proof that they agree. */
  source?: 'any' | 'raw';
}

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

/** A page past the end has no row that could tell the number of rows. */
async function countRows(
  connection: Connection,
  raw: readonly RawRow[],
  plan: Plan,
  query: KpiQuery,
  currency: string | null,
  circumstances: Circumstances,
) {
  if (raw.length > 0 || query.offset === 0) return Number(raw[0]?.total_rows ?? 0);
  const first = await runSql<RawRow>(
    compileQuery(plan, { ...query, limit: 1, offset: 0 }, currency, circumstances),
    connection,
  );
  return Number(first[0]?.total_rows ?? 0);
}

/**
 * Answers a KPI query: checked, planned, compiled, run in one snapshot of the database.
 * @throws AppError invalid_input when the query cannot be answered as it stands
 */
export async function runKpiQuery(input: KpiQueryInput, options: RunOptions): Promise<KpiAnswer> {
  const started = performance.now();
  const { now, locale = 'en', source = 'any' } = options;
  const catalogue = options.catalogue ?? (await governedCatalogue(undefined, now));
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
    const { as_of: asked } = query;
    const asOf = asked === undefined ? null : await versionAsOf(connection, shop, asked);
    const circumstances = circumstancesOf(shop, now, asOf);
    const settings = plannerSettings([plan, wholePlan], periods);
    if (settings) await runSql(settings, connection);
    const [totals] = byCurrency
      ? []
      : await runSql<RawRow>(compileQuery(wholePlan, whole, currency, circumstances), connection);
    // A question without periods and dimensions is its own total.
    const isWhole = totals && query.grain === 'none' && query.dimensions.length === 0 && query.offset === 0;
    const raw = isWhole
      ? [totals]
      : await runSql<RawRow>(compileQuery(plan, query, currency, circumstances), connection);
    const rows = answerRows(raw, plan, query, choice.currency);
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
        data_version: asOf ?? Number(shop.data_version),
        as_of: asOf === null || asked === undefined ? null : { asked, data_version: asOf },
        fresh_as_of: shop.fresh_as_of?.toISOString() ?? null,
        warnings: [
          ...currencyWarnings(byCurrency ? { ...choice, ordersInOthers: 0 } : choice),
          ...coverageWarnings(wholePlan, totals),
          ...periodWarnings(query, dayInZone(now, shop.time_zone)),
          ...historyWarnings(plan, periods, shop.first_order_day),
          ...deprecationWarnings(plan),
          ...warnings,
        ],
        source: plan.subPlans.every((subPlan) => subPlan.source.kind === 'rollup' || subPlan.source.kind === 'delta')
          ? 'rollup'
          : 'raw',
        tables: [...new Set(used.flatMap(tablesOf))].sort(),
        labels,
        totals: totals ? (answerRows([totals], wholePlan, whole, choice.currency)[0] ?? null) : null,
        total_rows: await countRows(connection, raw, plan, query, currency, circumstances),
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
  options: Partial<Pick<RunOptions, 'catalogue' | 'locale' | 'now'>> = {},
): Promise<DrillAnswer> {
  const plan = planDrillDown(input, page, options.catalogue ?? (await governedCatalogue()));
  return reading(async (connection) => {
    const shop = await readShop(connection);
    const { currency } = await chooseCurrency(connection, shop, plan.query);
    const where = { ...circumstancesOf(shop, options.now ?? new Date(), null), currency };
    const totals = [];
    for (const part of plan.parts) {
      const [total] = await runSql<RawRow>(compileDrillTotal(part, plan.query, where), connection);
      totals.push(total ?? {});
    }
    const rows = await runSql<RawRow>(compileDrillRows(plan, where), connection);
    return drillAnswer(plan, { totals, rows, currency, locale: options.locale ?? 'en', shop });
  });
}

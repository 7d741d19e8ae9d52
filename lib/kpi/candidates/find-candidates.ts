import { addDays, addMonths, type Day, dayInZone, nextStart, type Period, startOf } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import { runSql } from '@/lib/db/run-sql';
import { findLeadIndicators, type LeadFinding, type LeadSearch } from '@/lib/models/lead-indicators';
import { requireKpiAccess } from '../access';
import type { Reader } from '../cached-kpi-query';
import { type Catalogue, kpiDefinition } from '../catalogue';
import { catalogueSignature, governedCatalogue } from '../governed-catalogue';
import { candidateMetrics, type Metric } from './metrics';
import { readSeries } from './read-series';

export interface CandidateQuery {
  target: string;
  grain: 'week' | 'month';
}

export type Candidate = Omit<LeadFinding, 'id'> & { metric: Metric; values: (number | null)[] };

export interface CandidateSearch extends Omit<LeadSearch, 'findings' | 'closest' | 'refused'> {
  target: string;
  grain: CandidateQuery['grain'];
  period: Period | null;
  /** First days of the periods, and the target's values. */
  starts: Day[];
  values: (number | null)[];
  maxLag: number;
  rate: number;
  metrics: number;
  /** Metrics that have no value in some period, or that never move. */
  left_out: { gaps: number; flat: number };
  findings: Candidate[];
  closest: Candidate[];
  data_version: number;
}

const LAGS = { week: 8, month: 6 } as const;
const CYCLES = { week: 52, month: 12 } as const;
const RATE = 0.1;
const MOST_YEARS = 4;
const MAX_ENTRIES = 20;
const entries = new Map<string, Promise<CandidateSearch>>();

/** Whole periods between the first and the last day with sales, at most four years; null without any. */
export function wholePeriods(first: Day, last: Day, grain: CandidateQuery['grain']): Period | null {
  const from = startOf(grain, first) === first ? first : nextStart(grain, startOf(grain, first));
  const to = addDays(startOf(grain, addDays(last, 1)), -1);
  const earliest = startOf(grain, addMonths(to, -12 * MOST_YEARS));
  const start = from < earliest ? nextStart(grain, earliest) : from;
  return start < to ? { from: start, to } : null;
}

/** Searches the reader's KPIs, and ratios that are none yet, for what moves before a target; answered from memory while nothing has changed. */
export async function findCandidates(query: CandidateQuery, reader: Reader, now: Date): Promise<CandidateSearch> {
  const [catalogue, [shop]] = await Promise.all([
    governedCatalogue(undefined, now),
    runSql<{ data_version: bigint; time_zone: string; first: Day | null; last: Day | null }>(
      `SELECT s.data_version, s.time_zone, d.first, d.last
       FROM shop s, (SELECT min(day) AS first, max(day) AS last FROM rollup_channel_day WHERE orders > 0) d WHERE s.id = 1`,
    ),
  ]);
  if (!catalogue.has(query.target)) throw new AppError('not_found', `There is no KPI ${query.target}`);
  requireKpiAccess([query.target], reader.abilities, catalogue);
  const yesterday = addDays(dayInZone(now, shop?.time_zone ?? 'UTC'), -1);
  const last = shop?.last && shop.last < yesterday ? shop.last : yesterday;
  const period = shop?.first ? wholePeriods(shop.first, last, query.grain) : null;
  const dataVersion = Number(shop?.data_version ?? 0);
  const key = JSON.stringify([
    dataVersion,
    catalogueSignature(catalogue),
    [...reader.abilities].sort(),
    reader.locale,
    query,
    period,
  ]);
  const known = entries.get(key);
  if (known) return known;
  const visible = new Map(
    [...catalogue].filter(([, { requires }]) => !requires || reader.abilities.includes(requires)),
  );
  const search = searchIn(query, visible, period, { now, dataVersion });
  entries.set(key, search);
  search.catch(() => entries.delete(key));
  if (entries.size > MAX_ENTRIES) entries.delete(entries.keys().next().value as string);
  return search;
}

async function searchIn(
  { target, grain }: CandidateQuery,
  catalogue: Catalogue,
  period: Period | null,
  { now, dataVersion }: { now: Date; dataVersion: number },
): Promise<CandidateSearch> {
  const maxLag = LAGS[grain];
  const metrics = candidateMetrics(catalogue, target);
  const definition = kpiDefinition(catalogue, target);
  const aim: Metric = { id: target, kpi: target, label: definition.label, formula: definition.formula };
  const found = period
    ? await readSeries([aim, ...metrics], period, grain, { catalogue, now })
    : { starts: [], series: new Map() };
  const values: (number | null)[] = found.series.get(target) ?? [];
  const head = { target, grain, period, starts: found.starts, values, maxLag, rate: RATE, data_version: dataVersion };
  const candidates = metrics.flatMap(({ id }) => {
    const own = found.series.get(id);
    return own ? [{ id, values: own as (number | null)[] }] : [];
  });
  const hasGaps = values.some((value) => value === null);
  // A target with gaps has no steps to compare with: no candidate can then be tested.
  const { findings, closest, refused, ...search } = findLeadIndicators(
    hasGaps ? [] : (values as number[]),
    hasGaps ? [] : candidates,
    { cycle: CYCLES[grain], maxLag, rate: RATE },
  );
  const named = ({ id, ...finding }: LeadFinding): Candidate => ({
    ...finding,
    metric: byId.get(id) as Metric,
    values: found.series.get(id) ?? [],
  });
  const byId = new Map(metrics.map((metric) => [metric.id, metric]));
  const count = (reason: 'gaps' | 'flat') => refused.filter((each) => each.reason === reason).length;
  return {
    ...head,
    ...search,
    metrics: candidates.length,
    left_out: { gaps: count('gaps'), flat: count('flat') },
    findings: findings.map(named),
    closest: closest.map(named),
  };
}

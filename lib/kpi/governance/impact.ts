import type { Day, Period } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import type { KpiAnswer, KpiRow } from '../answer';
import type { Catalogue } from '../catalogue';
import type { KpiDefinition, KpiUnit } from '../definition';
import type { KpiValue } from '../format-value';
import { governedCatalogue } from '../governed-catalogue';
import type { KpiQueryInput } from '../query';
import { runKpiQuery } from '../run';
import { dependentKpis, type ViewUse, viewsUsing } from './dependants';
import { kpiVersions } from './versions';

export type ImpactPeriod = Period;

/** A figure under the old and under the new definition. */
export interface Compared {
  old: KpiValue;
  new: KpiValue;
  /** Relative; of ratios the difference in points of 1. Null where it has no base. */
  change: number | null;
}

/** What a proposed definition would do to the figures, computed before anything changes. */
export interface Impact extends ImpactPeriod {
  unit: KpiUnit;
  currency: string;
  dataVersion: number;
  computedAt: string;
  baseVersion: number | null;
  total: Compared;
  months: ({ period: Day } & Compared)[];
  /** Null where the KPI cannot be cut by channel. */
  channels: ({ key: string; label: string } & Compared)[] | null;
  kpis: ({ id: string; unit: KpiUnit } & Compared)[];
  views: ViewUse;
  /** Why nothing can be computed, in English; null when it can. */
  problem: string | null;
}

function compared(before: KpiValue, after: KpiValue, unit: KpiUnit): Compared {
  if (before === null || after === null) return { old: before, new: after, change: null };
  const [a, b] = [Number(before), Number(after)];
  const change = unit === 'ratio' ? b - a : a === 0 ? (b === 0 ? 0 : null) : (b - a) / Math.abs(a);
  return { old: before, new: after, change };
}

const figureOf = (row: KpiRow | null | undefined, id: string) => (row?.[id] as KpiValue | undefined) ?? null;

/** Answers under a catalogue; null where a KPI is not there or cannot be asked this way. */
async function answered(input: KpiQueryInput, catalogue: Catalogue, now: Date): Promise<KpiAnswer | null> {
  if (input.kpis.some((id) => !catalogue.has(id))) return null;
  try {
    return await runKpiQuery(input, { now, catalogue });
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') return null;
    throw error;
  }
}

interface Sides {
  before: Catalogue;
  after: Catalogue;
  period: ImpactPeriod;
  now: Date;
}

async function channelsOf(
  definition: KpiDefinition,
  base: KpiDefinition | null,
  { before, after, period, now }: Sides,
) {
  const isCut = (each: KpiDefinition | null) => each === null || each.dimensions.includes('sales_channel');
  if (!isCut(definition) || !isCut(base)) return null;
  const { id, unit } = definition;
  const query: KpiQueryInput = { kpis: [id], ...period, dimensions: ['sales_channel'], limit: 200 };
  const [old, fresh] = [await answered(query, before, now), await answered(query, after, now)];
  if (!fresh) return null;
  const keys = [...new Set([...(old?.rows ?? []), ...fresh.rows].map((row) => String(row.sales_channel)))];
  const rowOf = (answer: KpiAnswer | null, key: string) => answer?.rows.find((row) => row.sales_channel === key);
  return keys
    .map((key) => ({
      key,
      label: fresh.meta.labels.sales_channel?.[key] ?? old?.meta.labels.sales_channel?.[key] ?? key,
      ...compared(figureOf(rowOf(old, key), id), figureOf(rowOf(fresh, key), id), unit),
    }))
    .toSorted((a, b) => Math.abs(Number(b.new ?? 0)) - Math.abs(Number(a.new ?? 0)));
}

async function kpisOf(id: string, { before, after, period, now }: Sides): Promise<Impact['kpis']> {
  const found: Impact['kpis'] = [];
  for (const each of dependentKpis(id, after).slice(0, 40)) {
    const query = { kpis: [each.id], ...period };
    const [old, fresh] = [await answered(query, before, now), await answered(query, after, now)];
    if (!fresh) continue;
    const figures = [old, fresh].map((answer) => figureOf(answer?.meta.totals, each.id)) as [KpiValue, KpiValue];
    found.push({ id: each.id, unit: each.unit, ...compared(...figures, each.unit) });
  }
  return found;
}

/**
 * The latest published definition against the proposed one over a period: the whole, month by month, by channel, and
 * what every KPI that builds on it would become. Reads only.
 */
export async function computeImpact(definition: KpiDefinition, period: ImpactPeriod, now: Date): Promise<Impact> {
  const { id, unit } = definition;
  const current = await governedCatalogue(undefined, now);
  const [latest] = await kpiVersions(id, now);
  const base = latest?.definition ?? current.get(id) ?? null;
  const sides: Sides = {
    before: base ? new Map(current).set(id, base) : current,
    after: new Map(current).set(id, definition),
    period,
    now,
  };
  const query: KpiQueryInput = { kpis: [id], ...period, grain: 'month', order: [{ by: 'period' }] };
  const old = await answered(query, sides.before, now);
  const head = { ...period, unit, computedAt: now.toISOString(), baseVersion: base?.version ?? null };
  const views = await viewsUsing(id);
  let fresh: KpiAnswer;
  try {
    fresh = await runKpiQuery(query, { now, catalogue: sides.after });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid_input') throw error;
    const total = { old: figureOf(old?.meta.totals, id), new: null, change: null };
    const rest = { currency: 'EUR', dataVersion: 0, months: [], channels: null, kpis: [] };
    return { ...head, ...rest, total, views, problem: error.message };
  }
  const before = new Map(old?.rows.map((row) => [row.period, row]));
  return {
    ...head,
    currency: fresh.meta.currency,
    dataVersion: fresh.meta.data_version,
    total: compared(figureOf(old?.meta.totals, id), figureOf(fresh.meta.totals, id), unit),
    months: fresh.rows.map((row) => ({
      period: row.period,
      ...compared(figureOf(before.get(row.period), id), figureOf(row, id), unit),
    })),
    channels: await channelsOf(definition, base, sides),
    kpis: await kpisOf(id, sides),
    views,
    problem: null,
  };
}

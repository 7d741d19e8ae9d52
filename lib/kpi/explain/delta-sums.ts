import type { Day } from '@/lib/core/calendar';
import { runSql } from '@/lib/db/run-sql';
import { binder } from '../bind';
import type { DimensionId } from '../dimensions';
import type { MeasureId } from '../measures';
import type { KpiFilter } from '../query';
import { categoryReach, channelReach } from '../sources/reach';
import type { Reach } from '../sources/source';

/** Measures whose signed deltas are kept per batch (lib/rollups), by the same names. */
export const DELTA_MEASURES: readonly MeasureId[] = [
  'orders',
  'new_customers',
  'gross',
  'discount',
  'refund',
  'recognised',
  'cancelled',
  'cost',
  'costed_net',
  'units',
  'returned_units',
];

const REACHES: Partial<Record<DimensionId, Reach>> = {
  ...channelReach('d'),
  ...categoryReach('d'),
  customer_status: { key: 'd.customer_status::text', joins: [] },
  currency: { key: 'd.currency::text', joins: [] },
};

/** Whether the deltas carry what the filters ask for. Orders stand in no category. */
export function isRecorded(filters: readonly KpiFilter[], measures: readonly MeasureId[]): boolean {
  const byCategory = filters.some(({ dimension }) => dimension === 'category');
  const perOrder = measures.some((measure) => measure === 'orders' || measure === 'new_customers');
  return filters.every(({ dimension }) => REACHES[dimension] !== undefined) && !(byCategory && perOrder);
}

export interface DeltaQuery {
  from: Day;
  to: Day;
  filters: readonly KpiFilter[];
  currency: string;
  measures: readonly MeasureId[];
}

export interface BatchFacts {
  batch: number;
  data_version: number;
  format: string;
  file: string;
  source: string;
  at: string | null;
  by: string;
  status: string;
}

export interface BatchDelta {
  batch: BatchFacts;
  sums: Partial<Record<MeasureId, number>>;
}

interface Row {
  batch_id: number;
  data_version: bigint;
  format: string | null;
  file_name: string | null;
  source: string | null;
  finished_at: Date | null;
  created_by: string | null;
  status: string | null;
  [measure: string]: unknown;
}

/** Signed deltas of the period by batch and data version, oldest first. */
export async function deltasByBatch(query: DeltaQuery, until: number | null): Promise<BatchDelta[]> {
  const { bind, values } = binder();
  const conditions = [
    `d.day BETWEEN ${bind(query.from, 'date')} AND ${bind(query.to, 'date')}`,
    `d.currency = ${bind(query.currency, 'bpchar')}`,
  ];
  if (until !== null) conditions.push(`d.data_version <= ${bind(until, 'bigint')}`);
  const joins = new Set<string>();
  for (const filter of query.filters) {
    const reach = REACHES[filter.dimension];
    for (const join of reach?.joins ?? []) joins.add(join);
    if (filter.in) conditions.push(`${reach?.key} = ANY(${bind(filter.in, 'text[]')})`);
    if (filter.not_in) conditions.push(`${reach?.key} <> ALL(${bind(filter.not_in, 'text[]')})`);
  }
  const measures = [...new Set(query.measures)].filter((measure) => DELTA_MEASURES.includes(measure));
  const sums = measures.map((measure) => `sum(d.${measure})::text AS ${measure}`);
  // A batch that moved one thing up and another down by as much has touched the figure all the same.
  const changed = measures.map((measure) => `bool_or(d.${measure} <> 0)`).join(' OR ');
  const text = `SELECT s.*, b.format, b.file_name, src.name AS source, b.finished_at, b.created_by, b.status
    FROM (SELECT d.data_version, d.batch_id, ${sums.join(', ')} FROM rollup_delta d ${[...joins].join(' ')}
      WHERE ${conditions.join(' AND ')} GROUP BY 1, 2 HAVING ${changed}) s
    LEFT JOIN import_batch b ON b.id = s.batch_id LEFT JOIN source_system src ON src.id = b.source_id
    ORDER BY s.data_version, s.batch_id`;
  const rows = await runSql<Row>({ text, values });
  return rows.map((row) => ({
    batch: {
      batch: row.batch_id,
      data_version: Number(row.data_version),
      format: row.format ?? '',
      file: row.file_name ?? '',
      source: row.source ?? '',
      at: row.finished_at?.toISOString() ?? null,
      by: row.created_by ?? '',
      status: row.status ?? '',
    },
    sums: Object.fromEntries(measures.map((measure) => [measure, Number(row[measure])])),
  }));
}

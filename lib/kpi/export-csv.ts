import { stringify } from 'csv-stringify/sync';
import type { KpiAnswer, KpiRow } from './answer';
import type { DimensionId } from './dimensions';

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

/** A text that a spreadsheet would run as a formula is given a leading apostrophe; numbers stay numbers. */
export function neutralCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return /^[=+\-@\t\r]/.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

function filterText({ dimension, in: kept, not_in: left }: KpiAnswer['meta']['filters'][number]): string {
  const parts = [kept && `in ${kept.join(', ')}`, left && `not in ${left.join(', ')}`].filter(Boolean);
  return `${dimension} ${parts.join(' and ')}`;
}

/**
 * An answer as CSV (RFC 4180, UTF-8): first lines beginning with `#` that say range, filters, KPI versions, currency,
 * data version and time; then a header and one line per row, dimension keys beside their labels.
 */
export function exportCsv(answer: KpiAnswer): string {
  const { rows, meta } = answer;
  const about = [
    ['# range', meta.from, meta.to],
    ['# grain', meta.grain],
    ...(meta.compare ? [['# comparison', meta.compare.by, meta.compare.from, meta.compare.to]] : []),
    ['# filters', ...(meta.filters.length > 0 ? meta.filters.map(filterText) : ['none'])],
    ['# KPI versions', ...meta.kpis.map(({ id, version }) => `${id} v${version}`)],
    ['# currency', meta.currency],
    ['# data version', String(meta.data_version), meta.fresh_as_of ?? ''],
    ['# computed at', meta.computed_at],
    ...meta.warnings.map(({ code, message }) => ['# warning', code, message]),
  ];
  const kpis = meta.kpis.map(({ id }) => id);
  const compared = meta.compare ? kpis.flatMap((id) => [`${id} (compared)`, `${id} (change)`]) : [];
  const dimensions = meta.dimensions.flatMap((id) => [id, `${id} (label)`]);
  const header = ['period', ...dimensions, ...kpis, ...compared];
  const lines = rows.map((row) => [
    row.period,
    ...meta.dimensions.flatMap((id) => [row[id], labelOf(meta, id, row)]),
    ...kpis.map((id) => row[id]),
    ...(meta.compare ? kpis.flatMap((id) => [nested(row.compare, id), nested(row.change, id)]) : []),
  ]);
  return stringify([...about, header, ...lines].map((line) => line.map(neutralCell)));
}

function labelOf(meta: KpiAnswer['meta'], id: DimensionId, row: KpiRow): string {
  const key = String(row[id] ?? '');
  return meta.labels[id]?.[key] ?? key;
}

function nested(value: KpiRow[string] | undefined, id: string): unknown {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[id] : null;
}

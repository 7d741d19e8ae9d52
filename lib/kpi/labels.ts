import type { Locale } from '@/lib/core/locale';
import { type Connection, runSql } from '@/lib/db/run-sql';
import type { KpiAnswer, KpiWarning } from './answer';
import { type DimensionId, dimension, UNKNOWN_LABEL } from './dimensions';
import type { KpiQuery } from './query';

/** Names of the keys in the answer and in its filters; filter keys that nothing bears become warnings. */
export async function readLabels(connection: Connection, query: KpiQuery, rows: KpiAnswer['rows'], locale: Locale) {
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

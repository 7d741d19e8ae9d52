import { dayInZone } from '@/lib/core/calendar';
import type { Locale } from '@/lib/core/locale';
import { runSql } from '@/lib/db/run-sql';
import { requireKpiAccess } from './access';
import type { KpiAnswer } from './answer';
import { catalogueSignature, governedCatalogue } from './governed-catalogue';
import { type KpiQueryInput, parseKpiQuery } from './query';
import { runKpiQuery } from './run';

const MAX_ENTRIES = 500;
const MAX_CHARACTERS = 32 << 20;

interface Entry {
  answer: Promise<KpiAnswer>;
  characters: number;
}

/** Least recently used first. Readers who ask the same at the same time wait for one computation. */
const entries = new Map<string, Entry>();
let characters = 0;

function forget(key: string): void {
  characters -= entries.get(key)?.characters ?? 0;
  entries.delete(key);
}

export interface Reader {
  abilities: readonly string[];
  role: string;
  locale: Locale;
}

/**
 * `runKpiQuery` for a reader: refuses KPIs that the reader may not see, and answers from memory while neither the data,
 * nor a definition, nor the day has changed.
 */
export async function cachedKpiQuery(input: KpiQueryInput, reader: Reader, now: Date): Promise<KpiAnswer> {
  const [catalogue, [shop]] = await Promise.all([
    governedCatalogue(undefined, now),
    runSql<{ data_version: bigint; time_zone: string; currency: string }>(
      'SELECT data_version, time_zone, currency FROM shop WHERE id = 1',
    ),
  ]);
  const query = parseKpiQuery(input, catalogue);
  requireKpiAccess(query.kpis, reader.abilities, catalogue);
  const state = [String(shop?.data_version), shop?.currency, shop && dayInZone(now, shop.time_zone)];
  const key = JSON.stringify([
    state,
    catalogueSignature(catalogue),
    reader.role,
    [...reader.abilities].sort(),
    reader.locale,
    query,
  ]);
  const known = entries.get(key);
  if (known) {
    entries.delete(key);
    entries.set(key, known);
    return known.answer;
  }
  const entry: Entry = { answer: runKpiQuery(query, { now, locale: reader.locale, catalogue }), characters: 0 };
  entries.set(key, entry);
  try {
    const answer = await entry.answer;
    if (entries.get(key) === entry) {
      entry.characters = JSON.stringify(answer).length;
      characters += entry.characters;
    }
    while (entries.size > MAX_ENTRIES || characters > MAX_CHARACTERS) forget(entries.keys().next().value as string);
    return answer;
  } catch (error) {
    if (entries.get(key) === entry) forget(key);
    throw error;
  }
}

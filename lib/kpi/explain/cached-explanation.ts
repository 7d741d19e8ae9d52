import { dayInZone } from '@/lib/core/calendar';
import { runSql } from '@/lib/db/run-sql';
import type { Reader } from '../cached-kpi-query';
import { catalogueSignature, governedCatalogue } from '../governed-catalogue';
import { explainChange } from './explain-change';
import type { ExplainQueryInput } from './explain-query';
import type { Explanation } from './explanation';

const MAX_ENTRIES = 200;

/** Least recently used first. Readers who ask the same at the same time wait for one computation. */
const entries = new Map<string, Promise<Explanation>>();

/** `explainChange` under the definitions in force, from memory while neither data, nor a definition, nor the day changes. */
export async function cachedExplanation(input: ExplainQueryInput, reader: Reader, now: Date): Promise<Explanation> {
  const [catalogue, [shop]] = await Promise.all([
    governedCatalogue(undefined, now),
    runSql<{ data_version: bigint; time_zone: string; currency: string }>(
      'SELECT data_version, time_zone, currency FROM shop WHERE id = 1',
    ),
  ]);
  const { abilities, locale } = reader;
  const key = JSON.stringify([
    String(shop?.data_version),
    shop?.currency,
    shop && dayInZone(now, shop.time_zone),
    catalogueSignature(catalogue),
    [...abilities].sort(),
    locale,
    input,
  ]);
  const known = entries.get(key);
  if (known) {
    entries.delete(key);
    entries.set(key, known);
    return known;
  }
  const answer = explainChange(input, { now, catalogue, abilities, locale });
  entries.set(key, answer);
  answer.catch(() => entries.delete(key));
  if (entries.size > MAX_ENTRIES) entries.delete(entries.keys().next().value as string);
  return answer;
}

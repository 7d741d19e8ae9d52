import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import { formatter } from '@/lib/i18n/format';
import { requireKpiAccess } from '@/lib/kpi/access';
import { cachedKpiQuery } from '@/lib/kpi/cached-kpi-query';
import { kpiDefinition } from '@/lib/kpi/catalogue';
import type { DimensionId } from '@/lib/kpi/dimensions';
import { compareKeys, isOrderedDimension } from './dimension-order';
import { commonQuery } from './explorer-engine';
import { askedQuestion } from './explorer-question';
import { comparedOf } from './figures';
import { namedAnswer } from './named-answer';
import type { SearchParams } from './page-query';

const SHOWN = 50;
const MOST = 50_000;

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Values of a dimension that occur in the period of a question, largest first, whose name or key holds a text. */
export async function explorerMembers(
  viewer: Viewer,
  params: SearchParams,
  dimension: DimensionId,
  text: string,
  now: Date,
  locale: Locale,
) {
  const { query, catalogue } = await askedQuestion(viewer, params, now);
  const [kpi] = query.kpis as [string, ...string[]];
  requireKpiAccess([kpi], viewer.abilities, catalogue);
  const { unit } = kpiDefinition(catalogue, kpi);
  const { from, to, filters } = commonQuery({ ...query, compare: 'none' });
  // Values that are kept or left out now must stay in the list, so that they can be chosen differently.
  const others = filters.filter((filter) => filter.dimension !== dimension);
  const order = [{ by: kpi, direction: 'desc' as const }];
  const asked = { kpis: [kpi], from, to, filters: others, dimensions: [dimension], order, limit: MOST };
  const names = await getTranslations({ locale, namespace: 'ui.keys' });
  const answer = namedAnswer(await cachedKpiQuery(asked, { ...viewer, locale }, now), names);
  const format = formatter(locale, answer.meta.currency);
  const wanted = plain(text.trim());
  const all = answer.rows.map((row) => {
    const key = String(row[dimension] ?? '');
    const label = answer.meta.labels[dimension]?.[key] ?? key;
    return { key, label, text: format.compact(comparedOf(row, kpi).value, unit) };
  });
  const found = all.filter(({ key, label }) => plain(`${label} ${key}`).includes(wanted));
  if (isOrderedDimension(dimension)) found.sort((a, b) => compareKeys(a.key, b.key));
  return { members: found.slice(0, SHOWN), more: Math.max(0, found.length - SHOWN) };
}

import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import { isDay } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { formatter } from '@/lib/i18n/format';
import { requireKpiAccess, visibleKpis } from '@/lib/kpi/access';
import type { KpiAnswer } from '@/lib/kpi/answer';
import type { Catalogue } from '@/lib/kpi/catalogue';
import { dimension } from '@/lib/kpi/dimensions';
import { batchesBehind } from '@/lib/kpi/explain/batches-behind';
import { cachedExplanation } from '@/lib/kpi/explain/cached-explanation';
import { EFFECTS, possibleDimensions } from '@/lib/kpi/explain/explain-query';
import type { Explanation } from '@/lib/kpi/explain/explanation';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { controls } from './controls';
import { changeView } from './figures';
import { type PageQuery, pageHref, readPageQuery, type SearchParams } from './page-query';
import { shopReach } from './shop-reach';
import { unfitFilter } from './unfit-filter';
import { warningTexts } from './warning-texts';
import { type WhyAddress, whyHref } from './why-address';
import { batchesView } from './why-batches';
import { moversView } from './why-movers';
import { namedExplanation } from './why-names';
import { periodName, signedFigure, whySentence } from './why-sentence';
import { splitsView } from './why-splits';

const PATH = '/why';
const MOVERS = 12;
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

function readAddress(params: SearchParams): WhyAddress {
  const [from, to] = [one(params.base_from) ?? '', one(params.base_to) ?? ''];
  const hasBase = isDay(from) && isDay(to) && from <= to;
  return {
    kpi: one(params.kpi) ?? 'net_revenue',
    by: one(params.by) ?? null,
    effect: one(params.effect) ?? null,
    split: one(params.split) ?? null,
    base_from: hasBase ? from : null,
    base_to: hasBase ? to : null,
  };
}

export type Why = Awaited<ReturnType<typeof loadWhy>>;

/** Why a figure changed: how much, which parts, who moved it, and which imports made it. */
export async function loadWhy(viewer: Viewer, params: SearchParams, now: Date, locale: Locale) {
  const [reach, catalogue] = await Promise.all([shopReach(now), governedCatalogue(undefined, now)]);
  const address = readAddress(params);
  const definition = catalogue.get(address.kpi);
  if (!definition) throw new AppError('not_found', `There is no KPI ${address.kpi}`);
  requireKpiAccess([definition.id], viewer.abilities, catalogue);
  if (reach.last === null) return { isEmpty: true as const };
  const asked = readPageQuery(params, reach.anchor, reach.first);
  const query: PageQuery = { ...asked, compare: asked.compare === 'none' ? 'previous_period' : asked.compare };
  const [t, ui] = await Promise.all([getTranslations('why'), getTranslations('ui')]);
  const unfit = unfitFilter(definition, query);
  const found = unfit ? null : await explained(viewer, catalogue, address, query, now, locale);
  const currency = found?.explanation.currency || reach.shop.currency;
  const format = formatter(locale, currency);
  const extra = { ...address };
  const bar = controls(
    PATH,
    query,
    { ...extra, effect: null },
    { anchor: reach.anchor, locale, format, labels: found?.explanation.labels ?? {} },
  );
  const head = {
    isEmpty: false as const,
    kpi: {
      id: definition.id,
      label: definition.label[locale],
      href: `/kpis/${definition.id}`,
      rowsHref: viewer.abilities.includes('rows:read') ? pageHref('/breakdown', query, { kpi: definition.id }) : null,
    },
    kpis: visibleKpis(viewer.abilities, catalogue)
      .filter(({ kind }) => kind !== 'model')
      .map((each) => ({
        value: whyHref(query, each.id, { base_from: address.base_from, base_to: address.base_to }),
        label: each.label[locale],
        isCurrent: each.id === definition.id,
      })),
    controls: {
      ...bar,
      // Days of the reader's own take the place of the usual comparisons.
      comparisons: address.base_from === null ? bar.comparisons.filter(({ id }) => id !== 'none') : [],
    },
    baseDays:
      address.base_from && address.base_to
        ? {
            from: address.base_from,
            to: address.base_to,
            clearHref: whyHref(query, definition.id, { ...address, base_from: null, base_to: null }),
          }
        : null,
    dataUntil: format.day(reach.last ?? reach.anchor),
    range: format.range(query.from, query.to),
    problem: unfit ? t('problem.filter', { dimension: dimension(unfit).label[locale] }) : t('problem.together'),
  };
  if (!found) return { ...head, found: null };
  const { explanation, batches } = found;
  const context = { viewer, explanation, query, address, catalogue, format, t, locale, timeZone: reach.shop.timeZone };
  const { before, after, change, kpi, base } = explanation;
  const words = { good: ui('spoken.good'), bad: ui('spoken.bad'), neutral: ui('spoken.neutral') };
  return {
    ...head,
    found: {
      sentence: whySentence(explanation, locale),
      state: explanation.state,
      reason: explanation.reason?.message[locale] ?? null,
      warnings: warningTexts([{ meta: warned(explanation) }], reach.first, format, locale, (key, values) =>
        ui(`warnings.${key}`, values),
      ),
      unavailable: explanation.unavailable.map(({ id, reason }) => ({ id, text: reason.message[locale] })),
      period: periodName(explanation.period, format),
      base: periodName(base, format),
      beforeText: format.value(before, kpi.unit),
      afterText: format.value(after, kpi.unit),
      change: changeView(explanation.relative_change, kpi.unit, kpi.good_direction, format, words),
      changeText: signedFigure(change, kpi.unit, format),
      splits: splitsView(context),
      movers: moversView(context),
      batches: batchesView(batches, context),
      file: `${kpi.id}-why-${query.from}-${query.to}`,
      notes: [
        ui('chart.notes.period', { range: format.range(query.from, query.to) }),
        ui('chart.notes.compare', { range: format.range(base.from, base.to) }),
        ui('chart.notes.kpi', { kpi: kpi.label, version: kpi.version }),
        ui('chart.notes.state', { day: head.dataUntil, version: explanation.data_version }),
      ],
    },
  };
}

/** The explanation and the batches, or null where these filters cannot be combined. */
async function explained(
  viewer: Viewer,
  catalogue: Catalogue,
  address: WhyAddress,
  query: PageQuery,
  now: Date,
  locale: Locale,
) {
  const definition = catalogue.get(address.kpi);
  const by = definition && possibleDimensions(definition).find((id) => id === address.by);
  const effect = by === 'product' ? EFFECTS.find((id) => id === address.effect) : undefined;
  const { from, to } = query;
  const filters = [...query.filters];
  const compare =
    address.base_from && address.base_to
      ? { from: address.base_from, to: address.base_to }
      : (query.compare as 'previous_year' | 'previous_period');
  try {
    const [explanation, batches] = await Promise.all([
      cachedExplanation(
        {
          kpi: address.kpi,
          from,
          to,
          compare,
          filters,
          top: MOVERS,
          ...(by ? { by } : {}),
          ...(effect ? { effect } : {}),
        },
        { ...viewer, locale },
        now,
      ),
      batchesBehind({ kpi: address.kpi, from, to, filters }, { abilities: viewer.abilities, catalogue, now, locale }),
    ]);
    return { explanation: namedExplanation(explanation, locale), batches };
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') return null;
    throw error;
  }
}

/** An explanation as an answer whose comparison may reach back before the first day with data. */
function warned({ kpi, warnings, base }: Explanation): Pick<KpiAnswer['meta'], 'kpis' | 'warnings' | 'compare'> {
  const { from, to, by } = base;
  return { kpis: [kpi], warnings, compare: { from, to, by: by === 'days' ? 'previous_period' : by } };
}

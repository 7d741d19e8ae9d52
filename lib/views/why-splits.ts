import { dimension } from '@/lib/kpi/dimensions';
import { EFFECTS } from '@/lib/kpi/explain/explain-query';
import type { ChangePart } from '@/lib/kpi/explain/explanation';
import type { KpiFilter } from '@/lib/kpi/query';
import type { PageQuery } from './page-query';
import { keptDays, toneOf, type WhyContext, whyHref } from './why-address';
import { memberHref } from './why-movers';
import { signedFigure } from './why-sentence';

const BY_MEMBER = 'contributions';

/** The page's filters and those of a part; null where an address cannot say them. */
function narrowed(query: PageQuery, filters: readonly KpiFilter[]): PageQuery | null {
  if (filters.some((filter) => !filter.in)) return null;
  const others = query.filters.filter((own) => !filters.some((filter) => filter.dimension === own.dimension));
  return { ...query, filters: [...others, ...filters] };
}

/** Where a part is explained further: its own KPI, the products behind an effect, or a dimension. */
function partHref(splitId: string, part: ChangePart, context: WhyContext): string | null {
  const { query, explanation, address, catalogue } = context;
  const { kpi } = explanation;
  const days = keptDays(address);
  if (part.kpi) {
    const target = narrowed(query, part.filters ?? []);
    if (!target) return whyHref(query, kpi.id, { ...days, split: splitId, by: part.filters?.[0]?.dimension ?? null });
    const reaches = catalogue.get(part.kpi)?.dimensions ?? [];
    const filters = target.filters.filter((filter) => reaches.includes(filter.dimension));
    return whyHref({ ...target, filters }, part.kpi, days);
  }
  if (!explanation.dimensions.includes('product')) return null;
  const effect = EFFECTS.find((id) => id === part.id);
  if (splitId === 'price_volume_mix' && effect) {
    return `${whyHref(query, kpi.id, { ...days, split: splitId, by: 'product', effect })}#movers`;
  }
  return splitId === 'basket' ? `${whyHref(query, kpi.id, { ...days, split: splitId, by: 'product' })}#movers` : null;
}

function partNote({ before, after, unit }: ChangePart, { format }: WhyContext): string | null {
  if (before === undefined || after === undefined || !unit) return null;
  return `${format.compact(before, unit)} → ${format.compact(after, unit)}`;
}

/** The ways of taking the change apart, and the one that the address names. */
export function splitsView(context: WhyContext) {
  const { explanation, query, address, format, t, locale } = context;
  const { splits, contributions, kpi, change } = explanation;
  const ids = [
    ...splits.map(({ id }) => id as string),
    ...(contributions && contributions.kind !== 'effect' ? [BY_MEMBER] : []),
  ];
  const current = ids.find((id) => id === address.split) ?? ids[0];
  if (!current || change === null) return null;
  const name = (id: string) =>
    t(`split.tabs.${id}`, { dimension: contributions ? dimension(contributions.by).label[locale].toLowerCase() : '' });
  return {
    current,
    about: t(`split.about.${current}`),
    tabs: ids.map((id) => ({
      id,
      label: name(id),
      href: whyHref(query, kpi.id, { ...address, effect: null, split: id }),
    })),
    sum: t('split.sum', { change: signedFigure(change, kpi.unit, format) }),
    start: Number(explanation.before),
    end: Number(explanation.after),
    bars: current === BY_MEMBER ? memberBars(context) : partBars(current, context),
  };
}

function partBars(current: string, context: WhyContext) {
  const { explanation, address, format, t } = context;
  const split = explanation.splits.find(({ id }) => id === current);
  return (split?.parts ?? []).map((part) => {
    const amount = Number(part.amount ?? 0);
    const isEffect = EFFECTS.some((id) => id === part.id) && current === 'price_volume_mix';
    return {
      id: part.id,
      label: part.label,
      amount,
      text: signedFigure(part.amount, explanation.kpi.unit, format),
      full: format.value(part.amount, explanation.kpi.unit),
      tone: toneOf(amount, explanation),
      note: partNote(part, context),
      href: partHref(current, part, context),
      hint: t(isEffect ? 'split.showMovers' : 'split.open', { name: part.label }),
      isCurrent: isEffect && address.effect === part.id,
    };
  });
}

function memberBars(context: WhyContext) {
  const { explanation, format, t } = context;
  const { contributions, kpi } = explanation;
  if (!contributions) return [];
  const bar = (id: string, label: string, value: ChangePart['amount'], href: string | null, note: string | null) => ({
    id,
    label,
    amount: Number(value ?? 0),
    text: signedFigure(value, kpi.unit, format),
    full: format.value(value, kpi.unit),
    tone: toneOf(Number(value ?? 0), explanation),
    note,
    href,
    hint: t('split.open', { name: label }),
    isCurrent: false,
  });
  const members = contributions.members.map(({ key, label, amount, before, after }) =>
    bar(
      `member ${key}`,
      label,
      amount,
      memberHref(key, context),
      partNote({ id: key, label, amount, before, after, unit: kpi.unit }, context),
    ),
  );
  const { rest, remainder } = contributions;
  return [
    ...members,
    ...(rest ? [bar('rest', t('movers.rest', { count: rest.members }), rest.amount, null, null)] : []),
    ...(remainder === null ? [] : [bar('remainder', t('movers.remainder'), remainder, null, null)]),
  ];
}

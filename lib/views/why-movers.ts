import { dimension } from '@/lib/kpi/dimensions';
import type { Mover } from '@/lib/kpi/explain/explanation';
import { pageHref, withFilter } from './page-query';
import { keptDays, toneOf, type WhyContext, whyHref } from './why-address';
import { signedFigure } from './why-sentence';

const NOTES = {
  ratio: 'movers.ratioNote',
  per_unit: 'movers.perUnitNote',
  not_additive: 'movers.remainderNote',
} as const;

/** The page narrowed to one value of the dimension. */
export function memberHref(key: string, { explanation, query, address }: WhyContext): string | null {
  const by = explanation.contributions?.by;
  if (!by) return null;
  const { kpi } = explanation;
  return whyHref(withFilter(query, by, key), kpi.id, { ...keptDays(address), split: address.split });
}

function noteOf(mover: Mover, { explanation, format, t }: WhyContext): string {
  const { unit } = explanation.kpi;
  const sides = `${format.compact(mover.before, unit)} → ${format.compact(mover.after, unit)}`;
  if (mover.rate === undefined || mover.mix === undefined) return sides;
  const part = (value: number) => signedFigure(value, unit, format);
  return `${sides} · ${t(unit === 'ratio' ? 'movers.rate' : 'movers.own')} ${part(mover.rate)}, ${t('movers.mix').toLowerCase()} ${part(mover.mix)}`;
}

/** Who moved the figure, by a dimension of the reader's choice. */
export function moversView(context: WhyContext) {
  const { viewer, explanation, query, address, format, t, locale } = context;
  const { contributions, kpi, dimensions } = explanation;
  const choices = dimensions.map((id) => ({
    value: `${whyHref(query, kpi.id, { ...keptDays(address), split: address.split, by: id })}#movers`,
    label: dimension(id).label[locale],
    isCurrent: id === contributions?.by,
  }));
  if (!contributions) return { choices, found: null };
  const { by, kind, members, rest, remainder } = contributions;
  const isEffect = kind === 'effect';
  const effect = explanation.splits
    .find(({ id }) => id === 'price_volume_mix')
    ?.parts.find(({ id }) => id === address.effect);
  const canSeeRows = viewer.abilities.includes('rows:read');
  const bar = (key: string, label: string, amount: Mover['amount'], note: string | null, isMember: boolean) => ({
    key,
    label,
    amount: Number(amount ?? 0),
    text: signedFigure(amount, kpi.unit, format),
    full: format.value(amount, kpi.unit),
    tone: toneOf(Number(amount ?? 0), explanation),
    note,
    href: isMember ? memberHref(key, context) : null,
    rowsHref: isMember && canSeeRows ? pageHref('/breakdown', withFilter(query, by, key), { kpi: kpi.id }) : null,
    rowsLabel: t('movers.rows', { name: label }),
  });
  return {
    choices,
    found: {
      dimension: dimension(by).label[locale],
      effect: isEffect && effect ? { label: effect.label, text: signedFigure(effect.amount, kpi.unit, format) } : null,
      clearHref: `${whyHref(query, kpi.id, { ...address, effect: null })}#movers`,
      note: isEffect || kind === 'difference' ? null : t(NOTES[kind]),
      bars: [
        ...members.map((mover) => bar(mover.key, mover.label, mover.amount, noteOf(mover, context), true)),
        ...(rest ? [bar('\u0000rest', t('movers.rest', { count: rest.members }), rest.amount, null, false)] : []),
        ...(remainder === null ? [] : [bar('\u0000remainder', t('movers.remainder'), remainder, null, false)]),
      ],
    },
  };
}

import { createTranslator } from 'next-intl';
import { addDays, type Period, startOf } from '@/lib/core/calendar';
import type { Locale } from '@/lib/core/locale';
import { type Formatter, formatter, type Unit } from '@/lib/i18n/format';
import en from '@/lib/i18n/messages/en/why.json';
import fr from '@/lib/i18n/messages/fr/why.json';
import type { Explanation } from '@/lib/kpi/explain/explanation';

type Values = Record<string, string | number>;
interface Translate {
  (key: string, values?: Values): string;
  has(key: string): boolean;
}

const MESSAGES = { fr, en };
const MOST_PARTS = 5;
const MOST_MOVERS = 3;

/** A figure of an explanation with its sign, rounded as cards round: "+2 621 €", "−1,2 pt". */
export function signedFigure(value: string | number | null, unit: Unit, format: Formatter): string {
  if (value === null) return format.value(null, unit);
  const amount = Number(value);
  if (unit === 'ratio') return format.difference(amount, unit);
  const size = format.compact(Math.abs(amount), unit);
  // What rounds to nothing has no sign.
  if (size === format.compact(0, unit)) return size;
  return `${amount > 0 ? '+' : '−'}${size}`;
}

/** The same without a sign: what something rose or fell by. */
export function plainFigure(value: string | number, unit: Unit, format: Formatter): string {
  return signedFigure(Math.abs(Number(value)), unit, format).replace(/^\+/, '');
}

/** "oct. 2026", "2025", or the days. */
export function periodName({ from, to }: Period, format: Formatter): string {
  for (const grain of ['month', 'quarter', 'year'] as const) {
    const isWhole = startOf(grain, from) === from && startOf(grain, addDays(to, 1)) === addDays(to, 1);
    if (isWhole && startOf(grain, to) === from) return format.period(from, grain);
  }
  return format.range(from, to);
}

const isNamed = (period: Period, format: Formatter) =>
  periodName(period, format) !== format.range(period.from, period.to);

function againstText({ period, base }: Explanation, format: Formatter, t: Translate): string {
  if (isNamed(period, format) && isNamed(base, format)) {
    return t('sentence.between', { base: periodName(base, format), period: periodName(period, format) });
  }
  return t(`sentence.${base.by}`, { base: periodName(base, format) });
}

/** The amounts that say something, largest first: what rounds to nothing beside the largest is left out. */
function tellingParts(parts: readonly { label: string; amount: string | number | null }[]) {
  const sized = parts
    .map(({ label, amount }) => ({ label, amount: Number(amount ?? 0) }))
    .toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const largest = Math.abs(sized[0]?.amount ?? 0);
  return sized.filter(({ amount }) => Math.abs(amount) > largest * 0.02).slice(0, MOST_PARTS);
}

const lowerFirst = (text: string) =>
  // Names such as "CA reconnu" or "ROI" keep their capitals.
  /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

function moversText({ contributions, kpi }: Explanation, format: Formatter, t: Translate): string {
  // Values that do not add up, and the products behind one effect, are not what the change consists of.
  const isWhole = contributions && contributions.kind !== 'not_additive' && contributions.kind !== 'effect';
  if (!isWhole || contributions.members.length < 2) return '';
  const movers = contributions.members
    .filter(({ amount }) => signedFigure(amount, kpi.unit, format) !== signedFigure(0, kpi.unit, format))
    .slice(0, MOST_MOVERS)
    .map(({ label, amount }) => t('sentence.part', { name: label, amount: signedFigure(amount, kpi.unit, format) }));
  if (movers.length === 0) return '';
  return ` ${t('sentence.movers', { dimension: contributions.label.toLowerCase(), movers: movers.join(', ') })}`;
}

/**
 * The explanation in one or two sentences, in a language, with the rounding of the cards. Labels of the explanation must
 * be in that language.
 */
export function whySentence(explanation: Explanation, locale: Locale): string {
  const t = createTranslator({ locale, messages: { why: MESSAGES[locale] }, namespace: 'why' }) as unknown as Translate;
  const { kpi, change, after, relative_change: relative, reason, splits } = explanation;
  const format = formatter(locale, explanation.currency || 'EUR');
  const against = againstText(explanation, format, t);
  const label = kpi.label;
  if (change === null || explanation.state === 'unexplained') {
    return t('sentence.unexplained', { label, against, reason: reason?.message[locale] ?? '' });
  }
  if (explanation.state === 'unchanged') {
    return t('sentence.unchanged', { label, against, value: format.compact(after, kpi.unit) });
  }
  // Numerator and denominator of a ratio say little in a sentence; its movers say more.
  const split = splits.find(({ id, method }) => id !== 'formula' || method === 'sum');
  const parts = tellingParts(split?.parts ?? []).map((part) =>
    t('sentence.part', { name: lowerFirst(part.label), amount: signedFigure(part.amount, kpi.unit, format) }),
  );
  const percent =
    kpi.unit === 'ratio' || relative === null
      ? ''
      : t('sentence.percent', { percent: format.change(relative, kpi.unit) });
  const told = {
    against,
    percent,
    parts: parts.length > 0 ? t('sentence.parts', { parts: parts.join(', ') }) : '',
  };
  const movers = moversText(explanation, format, t);
  if (!t.has(`subjects.${kpi.id}`)) {
    return t('sentence.movedPlain', { ...told, label, signed: signedFigure(change, kpi.unit, format) }) + movers;
  }
  const subject = t(`subjects.${kpi.id}`);
  const direction = Number(change) > 0 ? 'up' : 'down';
  const by = plainFigure(change, kpi.unit, format);
  const number = /^Les /.test(subject) ? 'plural' : 'singular';
  return t('sentence.moved', { ...told, subject, number, direction, by }) + movers;
}

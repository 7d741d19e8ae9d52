import { normaliseDate } from '../../values/parse-date';

const YES = new Set(['1', 'x', 'y', 'yes', 'true', 'o', 'oui', 'vrai', 'ja', 'si', 'sí']);
const NO = new Set(['0', 'n', 'no', 'false', 'non', 'faux', 'nein']);

/** Yes or no as people write it; null when it is neither. */
export function readFlag(text: string): boolean | null {
  const value = text.trim().toLowerCase();
  return YES.has(value) ? true : NO.has(value) ? false : null;
}

/**
 * The first day of the month that a cell names: 2026-03, 03/2026, 2026-03-01, or a spreadsheet's 01/03/2026 and
 * 3/1/2026, where the first of the month tells which part is the day. Null where it is no month.
 */
export function readMonth(text: string): string | null {
  const value = text.trim();
  const parts = /^(\d{4})[-/.](\d{1,2})$/.exec(value) ?? swap(/^(\d{1,2})[-/.](\d{4})$/.exec(value));
  if (parts) return firstOf(`${parts[1]}-${(parts[2] as string).padStart(2, '0')}-01`);
  const iso = normaliseDate(value, 'iso');
  if (iso) return firstOf(iso);
  const days = (['dmy', 'mdy'] as const).map((order) => normaliseDate(value, order)?.slice(0, 10) ?? null);
  const firsts = new Set(days.filter((day) => day?.endsWith('-01')));
  if (firsts.size === 1) return [...firsts][0] as string;
  const months = new Set(days.filter((day) => day !== null).map((day) => day.slice(0, 7)));
  return firsts.size === 0 && months.size === 1 ? `${[...months][0]}-01` : null;
}

const swap = (match: RegExpExecArray | null) => match && [match[0], match[2], match[1]];
const firstOf = (day: string) => (normaliseDate(day, 'iso') ? `${day.slice(0, 7)}-01` : null);

/** "20 %" is read as 0.2 already; 20 alone means the same in a column of rates. */
export const rateOf = (value: number | null) => (value === null ? null : Math.abs(value) > 1 ? value / 100 : value);

/** The day of a date cell, which may carry a time. */
export const dayOf = (time: string | null) => time?.slice(0, 10) ?? null;

const GENDERS: Readonly<Record<string, string>> = {
  f: 'female',
  female: 'female',
  femme: 'female',
  mme: 'female',
  mlle: 'female',
  w: 'female',
  woman: 'female',
  ms: 'female',
  mrs: 'female',
  m: 'male',
  h: 'male',
  male: 'male',
  homme: 'male',
  mr: 'male',
  man: 'male',
  x: 'other',
  nb: 'other',
  other: 'other',
  autre: 'other',
};

/** One word per gender; what is none of the known ones is kept as it is written. */
export function genderOf(text: string): string {
  const value = text.trim().toLowerCase().replace(/\.$/, '');
  return GENDERS[value] ?? value;
}

import type { Locale } from '@/lib/core/locale';
import type { Catalogue } from '../catalogue';
import { BASES } from '../definition';
import { DIMENSION_IDS, type DimensionId, dimension } from '../dimensions';
import { isMeasureId, MEASURES } from '../measures';
import { reachableDimensions } from '../plan';
import { basesOf } from '../route';
import { ExpressionFault } from './fault';
import { parseSyntax } from './parser';
import { type Token, tokens } from './tokens';

export interface Candidate {
  kind: 'kpi' | 'measure' | 'dimension' | 'value' | 'keyword';
  /** What is put in place of the text between `from` and `to`. */
  insert: string;
  label: string;
  detail: string;
}

export interface Completion {
  from: number;
  to: number;
  candidates: Candidate[];
  /** The dimension whose values belong here; the caller knows them and asks again with them. */
  values: DimensionId | null;
}

export interface CompletionContext {
  catalogue: Catalogue;
  locale: Locale;
  self?: string;
  /** Known values of a dimension, the most frequent first. */
  valuesOf?: (id: DimensionId) => readonly { key: string; label: string }[];
}

const MOST = 12;
const START_WORDS = ['rolling 12 months (', 'year to date (', 'quarter to date (', 'month to date (', 'cumulative ('];
const OPERAND_WORDS = ['when any('];
const LIMIT_WORDS = ['where ', 'by ', 'over all '];
const OPERATORS = ['+ ', '- ', '* ', '/ '];
/** Words that never come alone. */
const PHRASES = new Map([
  ['any', 'any('],
  ['in', 'in ('],
  ['not', 'not in ('],
  ['to', 'to date ('],
  ['date', 'date ('],
]);

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

/** Where the word before the caret begins, and whether it stands in an open quote. */
function typedAt(text: string, caret: number): { from: number; typed: string; isQuoted: boolean } {
  const before = text.slice(0, caret);
  const quotes = [...before.matchAll(/(?<!\\)"/g)];
  if (quotes.length % 2 === 1) {
    const from = quotes.at(-1)?.index ?? 0;
    return { from, typed: before.slice(from + 1), isQuoted: true };
  }
  const typed = /[A-Za-z_][A-Za-z0-9_]*$/.exec(before)?.[0] ?? '';
  return { from: caret - typed.length, typed, isQuoted: false };
}

/** What the grammar expects after a text: kinds of things, and words or signs as they are. */
function expectedAfter(text: string): readonly string[] {
  if (text.trim() === '') return ['start', 'operand'];
  try {
    parseSyntax(text);
    return ['operator'];
  } catch (fault) {
    if (!(fault instanceof ExpressionFault)) throw fault;
    if (fault.code === 'unfinished') return fault.values.expected as readonly string[];
    return fault.code === 'window_inside' ? ['('] : [];
  }
}

/** The measure that a limit being written belongs to, and the dimension whose values are being listed. */
function surroundings(list: readonly Token[]): {
  measure: string | null;
  dimension: DimensionId | null;
  hasAnd: boolean;
} {
  const names = list.filter((token) => token.kind === 'name').map((token) => token.text);
  const measure = names.findLast((name) => isMeasureId(name)) ?? null;
  const dimension = names.findLast((name): name is DimensionId => DIMENSION_IDS.includes(name as DimensionId)) ?? null;
  const where = names.lastIndexOf('where');
  return { measure, dimension, hasAnd: where >= 0 && list.at(-2)?.text === ')' };
}

function readTokens(text: string): Token[] {
  try {
    return tokens(text);
  } catch (fault) {
    if (fault instanceof ExpressionFault) return [];
    throw fault;
  }
}

const keyword = (insert: string): Candidate => ({ kind: 'keyword', insert, label: insert.trim(), detail: '' });

function operands({ catalogue, locale, self }: CompletionContext): Candidate[] {
  const kpis = [...catalogue.values()]
    .filter(({ id, kind }) => id !== self && kind !== 'cumulative' && kind !== 'model')
    .map(({ id, label }): Candidate => ({ kind: 'kpi', insert: id, label: id, detail: label[locale] }));
  const measures = Object.entries(MEASURES).map(([id, { label }]): Candidate => {
    const insert = catalogue.has(id) ? `measure ${id}` : id;
    return { kind: 'measure', insert, label: insert, detail: label[locale] };
  });
  return [...kpis, ...measures];
}

function after(list: readonly Token[], { hasAnd }: { hasAnd: boolean }): Candidate[] {
  const last = list.at(-2);
  const isLimitable = last?.kind === 'name' && isMeasureId(last.text);
  return [
    ...(hasAnd ? [keyword('and ')] : []),
    ...(isLimitable || hasAnd ? LIMIT_WORDS : []).map((each) => (typeof each === 'string' ? keyword(each) : each)),
    ...OPERATORS.map(keyword),
  ];
}

function offered(expected: string, list: readonly Token[], context: CompletionContext): Candidate[] {
  const around = surroundings(list);
  switch (expected) {
    case 'start':
      return START_WORDS.map(keyword);
    case 'operand':
      return [...operands(context), ...OPERAND_WORDS.map(keyword)];
    case 'measure':
      return operands(context)
        .filter(({ kind }) => kind === 'measure')
        .map((each) => ({ ...each, insert: each.insert.replace('measure ', '') }));
    case 'dimension': {
      const id = around.measure;
      const reach = id !== null && isMeasureId(id) ? reachableDimensions({ measure: id }) : DIMENSION_IDS;
      return DIMENSION_IDS.filter((each) => reach.includes(each)).map((each) => ({
        kind: 'dimension',
        insert: each,
        label: each,
        detail: dimension(each).label[context.locale],
      }));
    }
    case 'basis':
      return (around.measure && isMeasureId(around.measure) ? basesOf(around.measure) : BASES).map((each) =>
        keyword(each.replace(/_day$/, ' day')),
      );
    case 'value':
      return (around.dimension ? (context.valuesOf?.(around.dimension) ?? []) : []).map(({ key, label }) => ({
        kind: 'value',
        insert: `"${key.replace(/["\\]/g, '\\$&')}"`,
        label: key === '' ? '""' : key,
        detail: label === key ? '' : label,
      }));
    case 'operator':
      return after(list, around);
    default:
      return /^[a-z]+$/.test(expected) ? [keyword(PHRASES.get(expected) ?? `${expected} `)] : [];
  }
}

/** How well a candidate answers what was typed: the start of its name, of a word of it, or anywhere in what it is called. */
function rank({ label, detail }: Candidate, typed: string): number {
  if (typed === '') return 3;
  const [name, words] = [plain(label), plain(detail)];
  if (name.startsWith(typed)) return 0;
  if (name.split(/[_ ]/).some((part) => part.startsWith(typed))) return 1;
  if (words.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(typed))) return 2;
  return name.includes(typed) || words.includes(typed) ? 3 : 4;
}

/** What can stand at the caret, best first, and which part of the text it would replace. */
export function completeExpression(text: string, caret: number, context: CompletionContext): Completion {
  const { from, typed, isQuoted } = typedAt(text, Math.min(Math.max(caret, 0), text.length));
  const before = text.slice(0, from);
  const list = readTokens(before);
  const expected = expectedAfter(before);
  const rest = /^[A-Za-z0-9_]*/.exec(text.slice(caret))?.[0].length ?? 0;
  const closing = isQuoted ? (/^[^",)]*"/.exec(text.slice(caret))?.[0].length ?? 0) : rest;
  const wanted = plain(typed);
  const candidates = expected
    .flatMap((each) => offered(each, list, context))
    .map((candidate) => ({ candidate, order: rank(candidate, wanted) }))
    .filter(({ order }) => order < 4)
    .toSorted((a, b) => a.order - b.order)
    .map(({ candidate }) => candidate);
  return {
    from,
    to: caret + closing,
    candidates: candidates.slice(0, MOST),
    values: expected.includes('value') ? surroundings(list).dimension : null,
  };
}

import type { Format } from './format';
import { FORMATS } from './formats/registry';
import { headerConcepts } from './header-words';
import { normaliseHeader, withoutCurrency } from './reading/header';

export interface Claim {
  field: string;
  /** place of the synonym among those of its field, and of the field among those of its format */
  rank: number;
  order: number;
}

export interface Meaning extends Claim {
  concepts: ReadonlyMap<string, number>;
}

/** What a format calls its columns, prepared once. */
export interface HeaderIndex {
  claims: ReadonlyMap<string, readonly Claim[]>;
  /** synonyms by each concept that they hold */
  meanings: ReadonlyMap<string, readonly Meaning[]>;
  exact: readonly string[] | null;
  unread: ReadonlySet<string>;
}

const cache = new WeakMap<Format, HeaderIndex>();

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

export function headerIndex(format: Format): HeaderIndex {
  const known = cache.get(format);
  if (known) return known;
  const claims = new Map<string, Claim[]>();
  const meanings = new Map<string, Meaning[]>();
  format.fields.forEach((field, order) => {
    field.synonyms.forEach((synonym, rank) => {
      const claim = { field: field.name, rank, order };
      const name = normaliseHeader(synonym);
      for (const each of new Set([name, normaliseHeader(withoutCurrency(synonym))])) {
        if (each && !claims.get(each)?.some((other) => other.field === field.name)) push(claims, each, claim);
      }
      const concepts = headerConcepts(name);
      for (const concept of concepts.keys()) push(meanings, concept, { ...claim, concepts });
    });
  });
  const exact = format.exact ? format.exact.map(normaliseHeader) : null;
  const index = { claims, meanings, exact, unread: new Set(format.unread?.map(normaliseHeader)) };
  cache.set(format, index);
  return index;
}

let spread: Map<string, number> | undefined;

/** How many formats know a column of this name. */
export function knownBy(name: string): number {
  if (!spread) {
    spread = new Map();
    for (const format of FORMATS) {
      for (const claim of headerIndex(format).claims.keys()) spread.set(claim, (spread.get(claim) ?? 0) + 1);
    }
  }
  return spread.get(name) ?? 0;
}

import type { Format, Mapping } from './format';
import { FORMATS } from './formats/registry';
import { type Claim, type HeaderIndex, headerIndex, knownBy } from './header-index';
import { headerConcepts, likeness } from './header-words';
import type { LearnedSynonyms } from './inspection';
import { normaliseHeader, withoutBrackets, withoutCurrency } from './reading/header';
import { isOneSlip } from './values/one-slip';

export interface Suggestion {
  format: Format;
  /** 0..1; 1 = all columns that only this format has are there, as it writes them */
  confidence: number;
  mapping: Mapping;
}

/** How a column came to its field, the surest first. */
const LEARNED = 0;
const NAMED = 1;
const BARE = 2;
const SLIP = 3;
const SIMILAR = 4;

interface Candidate extends Claim {
  column: string;
  way: number;
  /** how far the meanings of the two names are apart, 0 to 1 */
  far: number;
}

interface Match {
  mapping: Mapping;
  ways: ReadonlyMap<string, number>;
}

/** Each field takes the column whose name is its earliest synonym; a column serves one field only. */
export function suggestMapping(
  format: Format,
  columns: readonly string[],
  learned?: ReadonlyMap<string, string>,
): Mapping {
  return match(format, namesOf(columns), learned).mapping;
}

interface ColumnName {
  column: string;
  name: string;
  /** the name without currency and brackets, where no other column is called so */
  bare: string | null;
  concepts: ReadonlyMap<string, number>;
}

function namesOf(columns: readonly string[]): ColumnName[] {
  const names = columns.map((column) => {
    const name = normaliseHeader(column);
    const bare = [withoutCurrency(column), withoutBrackets(column)].map(normaliseHeader).filter((b) => b && b !== name);
    return { column, name, bare };
  });
  const counts = new Map<string, number>();
  for (const { name, bare } of names) {
    for (const each of new Set([name, ...bare])) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  return names.map(({ column, name, bare: bares }) => {
    const bare = bares.find((b) => counts.get(b) === 1) ?? null;
    return { column, name, bare, concepts: headerConcepts(bare ?? name) };
  });
}

function match(
  format: Format,
  names: readonly ColumnName[],
  learned?: ReadonlyMap<string, string>,
  isThorough = true,
): Match {
  const index = headerIndex(format);
  const candidates: Candidate[] = [];
  const seen = new Set<string>();
  for (const { column, name, bare } of names) {
    if (name === '' || seen.has(name)) continue;
    seen.add(name);
    const add = (claims: readonly Claim[] | undefined, way: number) => {
      for (const claim of claims ?? []) candidates.push({ ...claim, column, way, far: 0 });
    };
    const field = learned?.get(name);
    if (field !== undefined) add([{ field, rank: 0, order: 0 }], LEARNED);
    add(index.claims.get(name), NAMED);
    if (bare) add(index.claims.get(bare), BARE);
  }
  const taken = new Map<string, number>();
  const mapping: Record<string, string> = {};
  const assign = (list: Candidate[]) => {
    list.sort((a, b) => a.way - b.way || a.far - b.far || a.rank - b.rank || a.order - b.order);
    for (const { field, column, way } of list) {
      if (mapping[field] !== undefined || taken.has(column)) continue;
      mapping[field] = column;
      taken.set(column, way);
    }
  };
  assign(candidates);
  // A layout that is known by name has no column under another one: "Campaign delivery" is no "Campaign ID".
  const isKnown = index.exact?.every(
    (name) => seen.has(name) || index.claims.get(name)?.some(({ field }) => isSure(mapping[field], taken)),
  );
  const isLeft = ({ column, name }: ColumnName) => name !== '' && !taken.has(column) && !index.unread.has(name);
  const left = isThorough && !isKnown ? names.filter(isLeft) : [];
  assign(left.flatMap((one) => nearMatches(index, one, mapping)));
  return { mapping, ways: taken };
}

/** Names whose meanings share less than this are of different things. */
const ALIKE = 0.6;

/** The field still without a column whose name is almost that of this one; none when two fields are equally near. */
function nearMatches(index: HeaderIndex, { column, name, concepts }: ColumnName, mapping: Mapping): Candidate[] {
  const isFree = ({ field }: Claim) => mapping[field] === undefined;
  const slips = [...index.claims].flatMap(([synonym, claims]) =>
    isOneSlip(name, synonym) ? claims.filter(isFree) : [],
  );
  if (new Set(slips.map(({ field }) => field)).size === 1)
    return [{ ...(slips[0] as Claim), column, way: SLIP, far: 0 }];
  const best = new Map<string, { claim: Claim; score: number; times: number }>();
  for (const concept of concepts.keys()) {
    for (const meaning of index.meanings.get(concept) ?? []) {
      const score = isFree(meaning) ? likeness(concepts, meaning.concepts) : 0;
      const known = best.get(meaning.field);
      if (score < ALIKE || score < (known?.score ?? 0)) continue;
      if (known?.score === score) known.times += 1;
      else best.set(meaning.field, { claim: meaning, score, times: 1 });
    }
  }
  // Of two fields that are equally near, the one that more often goes by such a name.
  const [first, second] = [...best.values()].sort((a, b) => b.score - a.score || b.times - a.times);
  if (!first || (second?.score === first.score && second.times === first.times)) return [];
  const { field, rank, order } = first.claim;
  return [{ field, rank, order, column, way: SIMILAR, far: 1 - first.score }];
}

export function missingFields(format: Format, mapping: Mapping): readonly (readonly string[])[] {
  return format.requires.filter((alternatives) => !alternatives.some((field) => mapping[field] !== undefined));
}

/** One column that any table may have tells nothing. */
const FEWEST = 2;

/** The formats that could read a header, best first. `isThorough` also takes names that are only alike, which costs time. */
export function suggestFormats(columns: readonly string[], learned?: LearnedSynonyms, isThorough = true): Suggestion[] {
  const names = namesOf(columns);
  const present = new Set(names.map(({ name }) => name));
  const found = FORMATS.flatMap((format) => {
    const { mapping, ways } = match(format, names, learned?.get(format.id), isThorough);
    if (ways.size < FEWEST || missingFields(format, mapping).length > 0) return [];
    const confidence = confidenceOf(format, names, present, mapping, ways);
    const exact = confidence === 1 ? (headerIndex(format).exact?.length ?? 0) : 0;
    return [{ format, mapping, confidence, exact, distinct: distinctness(names, ways) }];
  });
  found.sort(
    (a, b) =>
      b.confidence - a.confidence ||
      b.exact - a.exact ||
      b.distinct - a.distinct ||
      b.format.fields.length - a.format.fields.length,
  );
  return found.map(({ format, mapping, confidence }) => ({ format, mapping, confidence }));
}

const WORTH = [1, 1, 0.95, 0.8, 0.7];
const TRANSLATED = 0.96;
const NEARLY_ALL = 0.9;

function confidenceOf(
  format: Format,
  names: readonly ColumnName[],
  present: ReadonlySet<string>,
  mapping: Mapping,
  ways: ReadonlyMap<string, number>,
): number {
  const { exact, claims } = headerIndex(format);
  if (exact?.every((name) => present.has(name))) return 1;
  // A header in another language names the same fields.
  const isTranslated = exact?.every((name) => claims.get(name)?.some(({ field }) => isSure(mapping[field], ways)));
  if (isTranslated) return TRANSLATED;
  let known = 0;
  for (const { column } of names) {
    const way = ways.get(column);
    if (way !== undefined) known += WORTH[way] as number;
  }
  const share = known / names.length;
  // Without its own columns a system's export is less likely than any table, unless it knows nearly all of them.
  return (exact && share < NEARLY_ALL ? 0.5 : 0.6) * share + 0.3;
}

const isSure = (column: string | undefined, ways: ReadonlyMap<string, number>) =>
  column !== undefined && (ways.get(column) ?? SIMILAR) <= BARE;

/** Columns that few formats know say more. */
function distinctness(names: readonly ColumnName[], ways: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const { column, name } of names) if (ways.has(column)) sum += 1 / Math.max(1, knownBy(name));
  return sum;
}

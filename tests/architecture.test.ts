import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which rooms a room may import from, besides itself and lib/core, which everyone may use. */
const ARROWS: Record<string, readonly string[] | 'all'> = {
  'lib/core': [],
  'lib/stats': [],
  'lib/i18n': [],
  'lib/charts': ['lib/i18n', 'lib/stats'],
  'lib/notes': ['lib/kpi', 'lib/auth', 'lib/db'],
  'lib/exports': ['lib/charts', 'lib/kpi', 'lib/i18n'],
  'lib/db': ['prisma/generated'],
  'lib/rollups': ['lib/db'],
  'lib/models': ['lib/stats'],
  'lib/attribution': ['lib/stats'],
  'lib/bench': ['lib/models', 'lib/attribution', 'lib/stats'],
  'lib/kpi': ['lib/rollups', 'lib/models', 'lib/attribution', 'lib/stats', 'lib/db', 'lib/auth'],
  'lib/api': ['lib/views', 'lib/kpi', 'lib/imports', 'lib/auth', 'lib/db'],
  'lib/sources': ['lib/kpi', 'lib/auth', 'lib/db'],
  'lib/recommendations': ['lib/kpi'],
  'lib/planning': ['lib/kpi', 'lib/models', 'lib/stats'],
  'lib/views': [
    'lib/charts',
    'lib/notes',
    'lib/recommendations',
    'lib/planning',
    'lib/sources',
    'lib/kpi',
    'lib/models',
    'lib/stats',
    'lib/i18n',
    'lib/auth',
    'lib/db',
  ],
  'lib/imports': ['lib/rollups', 'lib/db'],
  'lib/tracking': ['lib/rollups', 'lib/auth', 'lib/db'],
  'lib/auth': ['lib/db'],
  'lib/jobs': 'all',
  components: ['lib/i18n', 'lib/charts'],
  app: 'all',
  'prisma/demo': ['lib/imports', 'lib/rollups', 'lib/db', 'lib/auth'],
  scripts: 'all',
  tests: 'all',
};
/** Nobody imports these rooms, except those named. */
const DOORS: Record<string, readonly string[]> = {
  app: ['tests', 'components'],
  scripts: ['tests'],
  tests: [],
};
/** Arrows that break the table. It may only get shorter. */
const EXCEPTIONS: readonly string[] = [];
const LONGEST = 280;
const FORBIDDEN_NAMES = /^(utils?|helpers?|misc|types|common|index)\.[cm]?tsx?$/;
const ROOTS = ['app', 'components', 'lib', 'prisma/demo', 'scripts', 'tests'];

const files = ROOTS.filter((root) => existsSync(root)).flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => `${root}/${file.split(path.sep).join('/')}`)
    .filter((file) => /\.(tsx?|mjs)$/.test(file)),
);
const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));

function roomOf(file: string): string {
  const [first, second] = file.split('/') as [string, string];
  return first === 'lib' || first === 'prisma' ? `${first}/${second}` : first;
}

/** What a file imports: our own files by their path from the root, packages by their name. */
function importsOf(file: string): string[] {
  const source = sources.get(file) ?? '';
  const found = source.matchAll(/(?:^|[;}\s])(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/gm);
  return [...found].map(([, specifier]) => {
    const name = specifier as string;
    if (name.startsWith('@/')) return name.slice(2);
    if (name.startsWith('.')) return path.posix.join(path.posix.dirname(file), name);
    return `package:${name}`;
  });
}

function isAllowed(from: string, to: string): boolean {
  if (from === to || to === 'lib/core') return true;
  if (DOORS[to] && !DOORS[to].includes(from)) return false;
  const allowed = ARROWS[from];
  return allowed === 'all' || (allowed?.includes(to) ?? false);
}

describe('the house', () => {
  it('has a declared place for every file', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => ARROWS[roomOf(file)] === undefined)).toEqual([]);
  });

  it('has arrows in the declared directions only', () => {
    expect(files.flatMap(importsOf).length).toBeGreaterThan(300);
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !target.startsWith('package:') && target.includes('/'))
        .filter((target) => !isAllowed(roomOf(file), roomOf(target)))
        .map((target) => `${file} -> ${target}`),
    );
    expect(wrong.filter((arrow) => !EXCEPTIONS.includes(arrow))).toEqual([]);
    expect(EXCEPTIONS.filter((arrow) => !wrong.includes(arrow))).toEqual([]);
  });

  it('uses Tremor through its own parts only, and no compiler interface', () => {
    const users = (name: string) => files.filter((file) => importsOf(file).includes(`package:${name}`));
    expect(users('@tremor/react').filter((file) => !file.startsWith('components/ui/'))).toEqual([]);
    expect(users('typescript')).toEqual([]);
  });

  it('has pure rooms that do no input or output', () => {
    const pure = files.filter((file) => ['lib/stats', 'lib/models', 'lib/attribution'].includes(roomOf(file)));
    const impure = pure.filter((file) =>
      importsOf(file).some((target) => /^package:(node:|pg|next|@prisma)/.test(target)),
    );
    expect(impure).toEqual([]);
  });

  it('has short files with names that say something', () => {
    const long = [...sources]
      .filter(([file]) => roomOf(file) !== 'tests')
      .filter(([, source]) => source.trimEnd().split('\n').length > LONGEST)
      .map(([file]) => file);
    expect(long).toEqual([]);
    expect(files.filter((file) => FORBIDDEN_NAMES.test(path.posix.basename(file)))).toEqual([]);
  });

  it('has no loading.tsx: it would answer 200 before a page can refuse with 403', () => {
    expect(files.filter((file) => file.endsWith('/loading.tsx'))).toEqual([]);
  });

  it('has advisory locks that nobody shares by accident', () => {
    const locks = [...sources].flatMap(([, source]) =>
      [...source.matchAll(/LOCK = ([\d_]+);/g)].map(([, number]) => number),
    );
    expect(locks.length).toBeGreaterThan(3);
    expect(new Set(locks).size).toBe(locks.length);
  });

  it('has no unfinished work', () => {
    const marks = new RegExp(`\\b(${['TO', 'DO|FIX', 'ME'].join('')})\\b`);
    expect([...sources].filter(([, source]) => marks.test(source)).map(([file]) => file)).toEqual([]);
  });
});

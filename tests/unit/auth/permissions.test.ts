import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ABILITIES } from '@/lib/auth/abilities';
import { ACTIONS, type Access, PAGES, ROUTES } from '@/lib/auth/permissions';

const FOLDERS = ['app', 'components', 'lib'];
const files = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/'))),
);
const source = (file: string) => readFileSync(file, 'utf8');

/** app/(app)/kpis/[id]/page.tsx -> /kpis/[id] */
function address(file: string): string {
  const parts = file
    .split('/')
    .slice(1, -1)
    .filter((part) => !/^(\(.*\)|@.*)$/.test(part));
  return `/${parts.join('/')}`;
}

const pages = files.filter((file) => /^app\/(.*\/)?page\.tsx$/.test(file));
const routes = files.filter((file) => /^app\/(.*\/)?route\.tsx?$/.test(file));
const actions = files.filter((file) => /^\s*['"]use server['"]/.test(source(file)));
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

function methodsOf(file: string): string[] {
  const text = source(file);
  return METHODS.filter((method) =>
    new RegExp(`export (?:async )?(?:function|const) ${method}\\b|export \\{[^}]*\\b${method}\\b[^}]*\\}`).test(text),
  );
}

/** The bodies of the exported functions of a file of actions, by name. */
function exportedFunctions(file: string): [string, string][] {
  const parts = source(file)
    .split(/^export (?:async function|const) /m)
    .slice(1);
  return parts.map((part) => [/^\w+/.exec(part)?.[0] ?? '', part]);
}

function expectReason(access: Access): boolean {
  if (typeof access !== 'object') return false;
  expect(access.public.length).toBeGreaterThan(10);
  return true;
}

describe('every page', () => {
  it('there are some', () => expect(pages.length).toBeGreaterThan(0));

  it.each(pages)('%s has a declared permission and checks it', (file) => {
    const access = PAGES[address(file)];
    if (access === undefined) throw new Error(`${address(file)} is missing in PAGES of lib/auth/permissions.ts`);
    if (expectReason(access)) return;
    const call =
      access === 'signed-in' ? /\bawait requireViewer\(\)/ : new RegExp(`\\bawait requireAbility\\('${access}'\\)`);
    expect(source(file)).toMatch(call);
  });
});

describe('every route handler', () => {
  it.each(routes)('%s has a declared permission for each method and checks it', (file) => {
    const declared = ROUTES[address(file)];
    if (!declared) throw new Error(`${address(file)} is missing in ROUTES of lib/auth/permissions.ts`);
    const methods = methodsOf(file);
    expect(methods.length).toBeGreaterThan(0);
    expect(Object.keys(declared).sort()).toEqual([...methods].sort());
    for (const access of Object.values(declared)) {
      if (!expectReason(access)) expect(source(file)).toMatch(new RegExp(`\\bawait authorise\\(\\w+, '${access}'\\)`));
    }
  });
});

describe('every file of server actions', () => {
  it.each(actions)('%s has a declared permission, and each function checks it', (file) => {
    const access = ACTIONS[file];
    if (access === undefined) throw new Error(`${file} is missing in ACTIONS of lib/auth/permissions.ts`);
    const isPublic = expectReason(access);
    const call = isPublic
      ? /\bawait requireOwnOrigin\(\)/
      : new RegExp(`\\bawait requireActionAbility\\('${access}'\\)`);
    const functions = exportedFunctions(file);
    expect(functions.length).toBeGreaterThan(0);
    for (const [name, body] of functions) expect(body, `${file}: ${name}`).toMatch(call);
  });

  it('no function elsewhere is made an action by itself', () => {
    const inline = files.filter((file) => !actions.includes(file) && /^\s+['"]use server['"]/m.test(source(file)));
    expect(inline).toEqual([]);
  });
});

describe('the table', () => {
  it('names abilities that exist', () => {
    const named = [
      ...Object.values(PAGES),
      ...Object.values(ROUTES).flatMap((each) => Object.values(each)),
      ...Object.values(ACTIONS),
    ];
    for (const access of named) {
      if (typeof access === 'string') expect([...ABILITIES, 'signed-in']).toContain(access);
    }
  });

  it('names nothing that is gone', () => {
    expect(Object.keys(PAGES).filter((each) => !pages.map(address).includes(each))).toEqual([]);
    expect(Object.keys(ROUTES).filter((each) => !routes.map(address).includes(each))).toEqual([]);
    expect(Object.keys(ACTIONS).filter((each) => !actions.includes(each))).toEqual([]);
  });
});

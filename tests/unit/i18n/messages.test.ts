import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/core/locale';
import { negotiateLocale } from '@/lib/i18n/negotiate-locale';

type Tree = { [key: string]: Tree | string };
const folder = (locale: string) => new URL(`../../../lib/i18n/messages/${locale}/`, import.meta.url);
const read = (locale: string, file: string): Tree => JSON.parse(readFileSync(new URL(file, folder(locale)), 'utf8'));

function leaves(tree: Tree, path = ''): [path: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );
}
const placeholders = (text: string) => [...new Set(text.match(/\{\w+/g))].sort();

describe('messages', () => {
  const files = readdirSync(folder('fr'));

  it('have the same namespaces in every language', () => {
    for (const locale of LOCALES) expect(readdirSync(folder(locale))).toEqual(files);
  });

  it.each(files)('%s has the same keys and values in every language', (file) => {
    const [fr, en] = [leaves(read('fr', file)), leaves(read('en', file))];
    expect(en.map(([path]) => path).sort()).toEqual(fr.map(([path]) => path).sort());
    const english = new Map(en);
    for (const [path, text] of fr) {
      // Branches of a choice differ from language to language; the names that are filled in do not.
      if (text.includes(', select,') || text.includes(', plural,')) continue;
      expect([path, placeholders(english.get(path) ?? '')]).toEqual([path, placeholders(text)]);
    }
  });

  it.each(files)('%s has no ordinary space before double punctuation in French', (file) => {
    expect(
      leaves(read('fr', file)).filter(([, text]) => / [:;!?»]/.test(text.replace(/, ::/g, '')) || /« /.test(text)),
    ).toEqual([]);
  });
});

describe('the language of a reader', () => {
  it('is the own choice, else the first of the browser that exists, else French', () => {
    expect(negotiateLocale('en', 'fr')).toBe('en');
    expect(negotiateLocale(undefined, 'de-DE,en;q=0.8,fr;q=0.9')).toBe('fr');
    expect(negotiateLocale('xx', 'en-GB,en;q=0.9')).toBe('en');
    expect(negotiateLocale(undefined, 'de')).toBe('fr');
    expect(negotiateLocale(undefined, null)).toBe('fr');
  });
});

import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS, findFormat } from '@/lib/imports/formats/registry';
import { inspectFile } from '@/lib/imports/inspect-file';
import { uniqueHeader } from '@/lib/imports/reading/header';
import { suggestFormats } from '@/lib/imports/suggest-mapping';

const ROOT = path.join(import.meta.dirname, '../../fixtures/imports');

/** Files that hold what a program or a person reads, not what a system exported. */
const NO_EXPORT = /\.(?:json|md|ts)$/;

const fixtures = readdirSync(ROOT)
  .filter((folder) => statSync(path.join(ROOT, folder)).isDirectory())
  .flatMap((folder) =>
    readdirSync(path.join(ROOT, folder))
      .filter((name) => !NO_EXPORT.test(name))
      .map((name) => [folder, name] as const),
  );

describe('detection', () => {
  it('has fixtures of many formats, each folder named after one', () => {
    const folders = [...new Set(fixtures.map(([folder]) => folder))];
    expect(folders.length).toBeGreaterThan(10);
    expect(folders.filter((folder) => !findFormat(folder))).toEqual([]);
  });

  it.each(fixtures)('finds %s in its file %s', async (folder, name) => {
    const { format, confidence, missing } = await inspectFile(path.join(ROOT, folder, name));
    expect({ format: format?.id, missing }).toEqual({ format: folder, missing: [] });
    expect(confidence).toBeGreaterThan(0.5);
  });

  // First names are English for most formats, second ones French.
  it.each([0, 1, 2])('finds every format by the names that it gives to its columns (%i)', (place) => {
    const wrong = FORMATS.flatMap(({ id, fields }) => {
      const names = fields.map(({ synonyms }) => synonyms[Math.min(place, synonyms.length - 1)] as string);
      const found = suggestFormats(uniqueHeader([...new Set(names)]))[0]?.format.id;
      return found === id ? [] : [`${id} is taken for ${found}`];
    });
    expect(wrong).toEqual([]);
  });

  it('gives every format a name of its own', () => {
    const ids = FORMATS.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });
});

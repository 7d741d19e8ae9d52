import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canReach, linkLibraries } from '@/lib/db/embedded-place';

const STRANGER = { uid: 64_000, gid: 64_000 };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vigie-place-'));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('canReach', () => {
  it('sees a closed folder on the way, as a home folder of root is', () => {
    const inside = path.join(folder, 'home', 'shop');
    mkdirSync(inside, { recursive: true });
    expect(canReach(inside, STRANGER)).toBe(true);
    chmodSync(path.join(folder, 'home'), 0o700);
    expect(canReach(inside, STRANGER)).toBe(false);
  });

  it('judges a folder that is still to be made by those above it', () => {
    expect(canReach(path.join(folder, 'not', 'yet'), STRANGER)).toBe(true);
  });
});

describe('linkLibraries', () => {
  it('makes the links that an installation without scripts lacks, and mends broken ones', () => {
    const native = path.join(folder, 'native');
    mkdirSync(path.join(native, 'lib'), { recursive: true });
    writeFileSync(path.join(native, 'lib/libicu.so.60.2'), '');
    symlinkSync('gone', path.join(native, 'lib/libicu.so'));
    const links = ['native/lib/libicu.so', 'native/lib/libicu.so.60'];
    const list = links.map((target) => ({ source: 'native/lib/libicu.so.60.2', target }));
    writeFileSync(path.join(native, 'pg-symlinks.json'), JSON.stringify(list));
    linkLibraries(native);
    linkLibraries(native);
    for (const link of links) {
      expect(readlinkSync(path.join(folder, link))).toBe('libicu.so.60.2');
      expect(existsSync(path.join(folder, link))).toBe(true);
    }
  });
});

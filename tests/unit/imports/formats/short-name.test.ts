import { describe, expect, it } from 'vitest';
import { shortName } from '@/lib/imports/formats/parts/short-name';

describe('long names', () => {
  it('stay as they are up to what an index takes', () => {
    expect(shortName('Été – crème solaire')).toBe('Été – crème solaire');
    expect(shortName('x'.repeat(130))).toBe('x'.repeat(130));
  });

  it('are cut beyond, the same way each time, and stay apart', () => {
    const [one, two] = [`${'x'.repeat(300)}1`, `${'x'.repeat(300)}2`].map((name) => shortName(name));
    expect(one).toHaveLength(130);
    expect(shortName(`${'x'.repeat(300)}1`)).toBe(one);
    expect(one).not.toBe(two);
    expect(one?.startsWith('x'.repeat(100))).toBe(true);
    // No character is cut in two.
    expect(
      [...shortName('😀'.repeat(200))].every((character) => character.length === 2 || /[…a-z\d ]/.test(character)),
    ).toBe(true);
  });
});

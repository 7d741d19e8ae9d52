import { describe, expect, it } from 'vitest';
import { bindColours } from '@/components/ui/palette';

describe('colours', () => {
  it('belong to names, whatever stands beside them and in whatever order', () => {
    const all = bindColours(['tiktok', 'google', 'instagram', 'facebook', 'email', 'influencer']);
    expect(new Set(all.values()).size).toBe(6);
    for (const name of all.keys()) expect(bindColours([name]).get(name)).toBe(all.get(name));
    expect(bindColours(['b', 'a', 'c'])).toEqual(bindColours(['c', 'b', 'a']));
  });

  it('are never given twice; beyond eight, and for "none", there is grey', () => {
    const many = bindColours(['', ...Array.from({ length: 12 }, (_, i) => `channel-${i}`)]);
    const coloured = [...many.values()].filter((colour) => !colour.includes('other'));
    expect(coloured).toHaveLength(8);
    expect(new Set(coloured).size).toBe(8);
    expect(many.get('')).toContain('other');
  });
});

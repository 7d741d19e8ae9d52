import { describe, expect, it } from 'vitest';
import { findLeadIndicators } from '@/lib/models/lead-indicators';

/** Mulberry32: the same numbers at every run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function normalOf(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const season = (i: number) => 1 + 0.3 * Math.sin((2 * Math.PI * i) / 52);

/** Weekly sales with growth, season and noise of the given kind. */
function series(length: number, normal: () => number, memory: number): number[] {
  let level = 0;
  return Array.from({ length }, (_, i) => {
    level = memory * level + 0.08 * normal();
    return 1_000 * 1.003 ** i * season(i) * Math.exp(level);
  });
}

const WEEKLY = { cycle: 52, maxLag: 6, rate: 0.1 };

describe('the search for leading indicators', () => {
  it('finds a planted lead, its lag and its sign, among noise', () => {
    const normal = normalOf(randomOf(7));
    const lead = series(156, normal, 1);
    // The target follows the lead three weeks later, with noise of its own; another one goes against it.
    const target = lead.map(
      (_, i) => 500 * (((lead[i - 3] ?? lead[0]) as number) / 1_000) ** 0.8 * Math.exp(0.02 * normal()),
    );
    const against = lead.map((value, i) => 3_000 * (1_000 / value) * 1.001 ** i * Math.exp(0.02 * normal()));
    const noise = Array.from({ length: 60 }, (_, i) => ({
      id: `noise ${i}`,
      values: series(156, normal, i % 3 === 0 ? 1 : 0.5),
    }));
    const { findings, tests, isSeasonAdjusted } = findLeadIndicators(
      target,
      [{ id: 'lead', values: lead }, { id: 'against', values: against }, ...noise],
      WEEKLY,
    );
    expect(tests).toBe(62 * 6);
    expect(isSeasonAdjusted).toBe(true);
    const [first, second] = ['lead', 'against'].map((id) => findings.find((finding) => finding.id === id));
    expect(first).toMatchObject({ lag: 3, check: { holds: true } });
    expect(first?.r).toBeGreaterThan(0.6);
    expect(second).toMatchObject({ lag: 3, check: { holds: true } });
    expect(second?.r).toBeLessThan(-0.6);
    const held = findings.filter(({ id, check }) => id.startsWith('noise') && check.holds);
    expect(held.length).toBeLessThanOrEqual(1);
  });

  it.each([
    ['weekly, three years, without memory', 156, 52, 0],
    ['weekly, three years, random walks', 156, 52, 1],
    ['weekly, three years, slow', 156, 52, 0.9],
    ['monthly, three years', 36, 12, 0.7],
    ['monthly, without season known', 30, 12, 0.7],
  ])('finds something in noise alone at most at the stated rate: %s', (_, length, cycle, memory) => {
    const runs = 150;
    let found = 0;
    let held = 0;
    for (let run = 0; run < runs; run += 1) {
      const normal = normalOf(randomOf(1_000 + run * 97 + length));
      const target = series(length, normal, memory);
      const candidates = Array.from({ length: 15 }, (__, i) => ({
        id: `${i}`,
        values: series(length, normal, memory),
      }));
      const { findings } = findLeadIndicators(target, candidates, { cycle, maxLag: 4, rate: 0.1 });
      if (findings.length > 0) found += 1;
      if (findings.some(({ check }) => check.holds)) held += 1;
    }
    // Where nothing is to be found, the share of searches that find something is the rate; three standard errors more.
    expect(found / runs).toBeLessThanOrEqual(0.1 + 3 * Math.sqrt((0.1 * 0.9) / runs));
    expect(held / runs).toBeLessThanOrEqual(0.05);
  });

  it('says what it cannot test, and when the history is too short', () => {
    const normal = normalOf(randomOf(3));
    const target = series(60, normal, 1);
    const search = findLeadIndicators(
      target,
      [
        { id: 'gaps', values: target.map((value, i) => (i === 20 ? null : value)) },
        { id: 'flat', values: target.map(() => 5) },
      ],
      { cycle: 12, maxLag: 3, rate: 0.1 },
    );
    expect(search.refused).toEqual([
      { id: 'gaps', reason: 'gaps' },
      { id: 'flat', reason: 'flat' },
    ]);
    expect([search.tests, search.tooShort]).toEqual([0, null]);
    const short = findLeadIndicators(target.slice(0, 20), [], { cycle: 12, maxLag: 3, rate: 0.1 });
    expect(short.tooShort).toEqual({ periods: 20, needed: 27 });
  });
});

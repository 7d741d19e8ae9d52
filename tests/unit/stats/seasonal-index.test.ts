import { describe, expect, it } from 'vitest';
import { centredAverage, seasonalIndex } from '@/lib/stats/seasonal-index';

/** Airline passengers by month, 1949 to 1960 (Box and Jenkins), thousands. */
const AIR_PASSENGERS = [
  112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114,
  140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218, 230, 242, 209, 191,
  172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293, 259,
  229, 203, 229, 242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278, 284, 277, 317, 313, 318, 374, 413, 405,
  355, 306, 271, 306, 315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336, 340, 318, 362, 348, 363, 435, 491,
  505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535,
  622, 606, 508, 461, 390, 432,
];

/** decompose(AirPassengers, "multiplicative")$figure, R 4. */
const R_FIGURE = [
  0.9102304, 0.8836253, 1.0073663, 0.975906, 0.981378, 1.1127758, 1.2265555, 1.219911, 1.0604919, 0.9217572, 0.8011781,
  0.8988244,
];

describe('seasonalIndex', () => {
  it('agrees with R', () => {
    const found = seasonalIndex(AIR_PASSENGERS, 12);
    expect(found?.indices).toHaveLength(12);
    for (const [month, figure] of R_FIGURE.entries()) expect(found?.indices[month]).toBeCloseTo(figure, 6);
    expect(found?.samples).toEqual(Array(12).fill(11));
    expect(found?.strength).toBeGreaterThan(0.9);
  });

  it('agrees with the hand', () => {
    // Quarters 2, 4, 6, 8 twice: the average is 5 wherever it exists, the ratios are 0.4, 0.8, 1.2, 1.6, their mean 1.
    const found = seasonalIndex([2, 4, 6, 8, 2, 4, 6, 8], 4);
    expect(found?.indices.map((index) => Number(index.toFixed(12)))).toEqual([0.4, 0.8, 1.2, 1.6]);
    expect(found?.samples).toEqual([1, 1, 1, 1]);
    expect(found?.strength).toBeNull();
    expect(centredAverage([2, 4, 6, 8, 2, 4, 6, 8], 4)).toEqual([null, null, 5, 5, 5, 5, null, null]);
    expect(centredAverage([3, 6, 9], 3)).toEqual([null, 6, null]);
  });

  it('knows the season of the first value', () => {
    const fromThird = seasonalIndex([6, 8, 2, 4, 6, 8, 2, 4, 6, 8, 2, 4], 4, 2);
    expect(fromThird?.indices.map((index) => Number(index.toFixed(12)))).toEqual([0.4, 0.8, 1.2, 1.6]);
    expect(fromThird?.strength).toBeCloseTo(1, 12);
  });

  it('has no answer for less than two cycles, nor where nothing was sold', () => {
    expect(seasonalIndex(AIR_PASSENGERS.slice(0, 23), 12)).toBeNull();
    expect(seasonalIndex(Array(36).fill(0), 12)).toBeNull();
  });

  it('is even and without strength when every season is the same', () => {
    const flat = seasonalIndex(Array(36).fill(10), 12);
    expect(flat?.indices.every((index) => Math.abs(index - 1) < 1e-12)).toBe(true);
    expect(flat?.strength).toBeNull();
  });
});

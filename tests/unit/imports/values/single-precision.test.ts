import { describe, expect, it } from 'vitest';
import { readScaled } from '@/lib/imports/values/parse-number';

describe('amounts that were kept in single precision', () => {
  it.each([
    ['1.429999948', 14_300],
    ['5.5200001', 55_200],
    ['254.049996', 2_540_500],
    ['-19.32999957', -193_300],
    // A sum of such amounts is no longer the one nearest to the cent.
    ['10.96000051', 109_600],
  ])('%s is a whole cent', (text, value) => {
    expect(readScaled(text, '.')).toEqual({ value });
  });

  it.each(['0.3333333', '12.345678', '1.42999', '1.4300021', '123456.7890625'])('%s is no cent', (text) => {
    expect(readScaled(text, '.')).toEqual({ problem: 'too_many_decimals' });
  });
});

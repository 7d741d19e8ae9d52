import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideDecimal, normaliseNumber, readScaled } from '@/lib/imports/values/parse-number';
import { COMMA, type NumberCase, POINT } from './number-cases';

const outcome = (text: string, decimal: '.' | ',') => {
  const result = readScaled(text, decimal);
  return 'problem' in result ? result.problem : result.value;
};

describe('readScaled', () => {
  it.each<NumberCase>(COMMA)('reads %j with a decimal comma as %s', (text, expected) => {
    expect(outcome(text, ',')).toBe(expected);
  });

  it.each<NumberCase>(POINT)('reads %j with a decimal point as %s', (text, expected) => {
    expect(outcome(text, '.')).toBe(expected);
  });

  it('reads back every amount that French and English write, grouped or not', () => {
    const amount = fc.integer({ min: -(10 ** 13), max: 10 ** 13 });
    fc.assert(
      fc.property(amount, fc.constantFrom('', ' ', '\u00a0', '\u202f'), fc.boolean(), (value, space, french) => {
        const absolute = Math.abs(value);
        const whole = String(Math.floor(absolute / 10_000)).replaceAll(/\B(?=(\d{3})+$)/g, french ? space : ',');
        const fraction = String(absolute % 10_000).padStart(4, '0');
        const text = `${value < 0 ? '-' : ''}${whole}${french ? ',' : '.'}${fraction}`;
        expect(outcome(text, french ? ',' : '.')).toBe(value === 0 ? 0 : value);
        expect(outcome(text, french ? '.' : ',')).not.toBe(value === 0 ? undefined : value);
      }),
    );
  });

  it('never throws, and never gives a number that is not a safe integer', () => {
    const unit = fc.constantFrom(..."0123456789.,-+()eE% \u00a0€$'");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), fc.constantFrom<'.' | ','>('.', ','), (text, decimal) => {
        const result = readScaled(text, decimal);
        if ('value' in result) expect(Number.isSafeInteger(result.value)).toBe(true);
        else expect(['not_a_number', 'too_many_decimals', 'too_large']).toContain(result.problem);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('normaliseNumber', () => {
  it.each([
    ['1 234,50 €', ',', '1234.50'],
    ['(12,00)', ',', '-12.00'],
    ['12-', ',', '-12'],
    ['1,23E+05', ',', '123000'],
    ['1.5e-3', '.', '0.0015'],
    ['123e-2', '.', '1.23'],
    ['1.234,50', '.', null],
  ] as const)('writes %j plainly', (text, decimal, plain) => {
    expect(normaliseNumber(text, decimal)).toBe(plain);
  });
});

describe('decideDecimal', () => {
  it.each<[string, string[], ReturnType<typeof decideDecimal>]>([
    ['commas', ['12,50', '8'], { decimal: ',', sure: true }],
    ['points', ['12.50', '8'], { decimal: '.', sure: true }],
    ['both, the point last', ['1,234.50'], { decimal: '.', sure: true }],
    ['both, the comma last', ['1.234,50'], { decimal: ',', sure: true }],
    ['a group of three alone', ['1,234', '5,678'], null],
    ['a group of three alone, with points', ['1.234'], null],
    ['a group of three beside one that decides', ['1,234', '5,6'], { decimal: ',', sure: true }],
    ['repeated groups', ['1,234,567'], { decimal: '.', sure: true }],
    ['repeated groups with points', ['1.234.567'], { decimal: ',', sure: true }],
    ['three decimals after a zero', ['0,125'], { decimal: ',', sure: true }],
    ['three decimals after nothing', ['.125'], { decimal: '.', sure: true }],
    ['four decimals', ['12,3456'], { decimal: ',', sure: true }],
    ['euro signs and spaces', ['1 234,50 €', '8,00\u00a0€'], { decimal: ',', sure: true }],
    ['negative numbers in brackets', ['(12,00)'], { decimal: ',', sure: true }],
    ['a minus behind', ['12,00-'], { decimal: ',', sure: true }],
    ['percentages', ['12,5%'], { decimal: ',', sure: true }],
    ['exponents', ['1,23E+05'], { decimal: ',', sure: true }],
    ['contradictions', ['12,50', '12.50', '13.50'], { decimal: '.', sure: false }],
    ['more commas than points', ['12,50', '1,5', '12.5'], { decimal: ',', sure: false }],
    ['whole numbers', ['1', '2'], { decimal: '.', sure: true }],
    ['nothing', [], { decimal: '.', sure: true }],
    ['texts', ['abc', '-', 'N/A'], { decimal: '.', sure: true }],
    ['texts beside numbers', ['abc', '1,5'], { decimal: ',', sure: true }],
  ])('decides %s', (_, values, decided) => {
    expect(decideDecimal(values)).toEqual(decided);
  });
});

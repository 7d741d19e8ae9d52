import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideDecimal, normaliseNumber, readScaled } from '@/lib/imports/values/parse-number';
import { COMMA, type NumberCase, POINT } from './number-cases';
import { WRITTEN_NUMBERS } from './written-cases';

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

  it.each(WRITTEN_NUMBERS)('reads $text with $decimal as $value', ({ text, decimal, value }) => {
    expect(outcome(text, decimal)).toBe(value);
  });

  it.each<[string, '.' | ',', number]>([
    ['-€5', ',', -50_000],
    ['€-5', ',', -50_000],
    ['5-', ',', -50_000],
    ['5,00-', ',', -50_000],
    ['5,00 €-', ',', -50_000],
    ['€12.50', '.', 125_000],
    ['12,50 €', ',', 125_000],
    ['1 234,50 kr', ',', 12_345_000],
    ['12,50 zł', ',', 125_000],
    ['Fr. 12.50', '.', 125_000],
    ['US$ 8.00', '.', 80_000],
    ['MX$8.00', '.', 80_000],
    ['₹1,23,456.78', '.', 1_234_567_800],
    ['12,34,567.89', '.', 12_345_678_900],
    ['1,23,45,678', '.', 123_456_780_000],
    ['1,23E+05', ',', 1_230_000_000],
    ['8.00 SEK', '.', 80_000],
    ['BDT 1,250.00', '.', 12_500_000],
    ['1.429999948', '.', 14_300],
    ['1.820000023', '.', 18_200],
    ['-7.349999905', '.', -73_500],
    ['55,34000015', ',', 553_400],
  ])('reads %s with %s', (text, decimal, value) => {
    expect(outcome(text, decimal)).toBe(value);
  });

  it.each(['0.123456789', '1.43001234', '123.45678901', '1.23456'])('does not round %s', (text) => {
    expect(outcome(text, '.')).toBe('too_many_decimals');
  });

  it.each(['1,2,345', '12,345,67', '1,23,4567', 'kr', 'TOP 12', '12 pieces'])('refuses %s', (text) => {
    expect(outcome(text, '.')).toBe('not_a_number');
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

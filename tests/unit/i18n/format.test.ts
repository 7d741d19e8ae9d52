import { describe, expect, it } from 'vitest';
import { formatter } from '@/lib/i18n/format';

const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, ' ');
const fr = formatter('fr', 'EUR');
const en = formatter('en', 'EUR');

describe('figures', () => {
  it('are written as the reader writes them', () => {
    expect(plain(fr.value('1234.5', 'money'))).toBe('1 234,50 €');
    expect(en.value('1234.5', 'money')).toBe('€1,234.50');
    expect(plain(fr.value(0.4321, 'ratio'))).toBe('43,2 %');
    expect(plain(fr.value(3.25, 'days'))).toMatch(/^3,[23] jours$/);
    expect(plain(formatter('fr', 'JPY').value('1234', 'money'))).toBe('1 234 JPY');
  });

  it('keep amounts beyond the precision of a float', () => {
    expect(plain(fr.value('90071992547409931.37', 'money'))).toBe('90 071 992 547 409 931,37 €');
  });

  it('are short at a glance', () => {
    expect(plain(fr.compact('1234567', 'money'))).toBe('1,2 M€');
    expect(plain(fr.compact('123456.7', 'money'))).toBe('123,5 k€');
    expect(plain(fr.compact('12345.6', 'money'))).toBe('12 346 €');
    expect(plain(fr.compact('52.39', 'money'))).toBe('52,39 €');
  });

  it('that cannot be computed are a dash, never 0', () => {
    expect(fr.value(null, 'money')).toBe('—');
    expect(fr.compact(null, 'ratio')).toBe('—');
    expect(fr.change(null, 'money')).toBe('—');
  });

  it('change in percent, and ratios in points, with a true minus', () => {
    expect(plain(fr.change(0.042, 'money'))).toBe('+4,2 %');
    expect(plain(fr.change(-0.012, 'ratio'))).toBe('−1,2 pt');
    expect(plain(fr.change(0, 'money'))).toBe('0,0 %');
    expect(plain(fr.exact('-0.1234'))).toBe('−0,1234 €');
  });
});

describe('periods', () => {
  it('have the names of the reader', () => {
    expect(plain(fr.period('2026-11-16', 'week'))).toBe('S47 2026');
    expect(en.period('2020-12-28', 'week')).toBe('W53 2020');
    expect(plain(fr.period('2026-11-01', 'month'))).toBe('nov. 2026');
    expect(fr.period('2026-10-01', 'quarter')).toBe('T4 2026');
    expect(plain(fr.day('2026-11-22'))).toBe('22 nov. 2026');
  });
});

import { describe, expect, it } from 'vitest';
import { factoryCatalogue, kpiDefinition } from '@/lib/kpi/catalogue';
import { chosenDimension, parseExplainQuery } from '@/lib/kpi/explain/explain-query';
import { quotient, salesShape, sumTerms } from '@/lib/kpi/explain/formula-shape';
import { changeBetween, settle, shownValue } from '@/lib/kpi/explain/settle';
import { expandFormula } from '@/lib/kpi/formula';

const euro = { unit: 'money', currency: 'EUR' } as const;

describe('amounts as they are shown', () => {
  it('sum to the change between two figures that were rounded apart', () => {
    // 10.005 and 20.014 are shown as 10.01 and 20.01: the change shown is 10.00, the exact one 10.009.
    const change = changeBetween('10.01', '20.01', euro);
    expect(change).toBe('10.00');
    expect(settle([33_333, 33_333, 33_424], change, euro)).toEqual(['3.33', '3.33', '3.34']);
    expect(settle([-100_045, 200_135], '10.01', euro)).toEqual(['-10.00', '20.01']);
  });

  it('follow the currency’s own digits, and leave ratios alone', () => {
    expect(settle([15_000, 25_000], '4', { unit: 'money', currency: 'JPY' })).toEqual(['2', '2']);
    expect(settle([12_345, 1], '1.235', { unit: 'money', currency: 'TND' })).toEqual(['1.235', '0.000']);
    expect(settle([1.4, 1.6], 3, { unit: 'count', currency: 'EUR' })).toEqual([1, 2]);
    expect(settle([0.1, -0.05], 0.05, { unit: 'ratio', currency: 'EUR' })).toEqual([0.1, -0.05]);
    expect([
      shownValue(-12_345, 'money', 'EUR'),
      shownValue(-50, 'money', 'EUR'),
      shownValue(null, 'money', 'EUR'),
    ]).toEqual(['-1.23', '-0.01', null]);
  });

  it('hide a cent of rounding, never an error', () => {
    expect(() => settle([10_000], '3.00', euro)).toThrow('sum to 100 and not to 300');
    expect(() => settle([0.1], 0.2, { unit: 'ratio', currency: 'EUR' })).toThrow('sum to');
    expect(changeBetween(null, '1.00', euro)).toBeNull();
  });
});

describe('the shape of a formula', () => {
  const expanded = (id: string) => expandFormula(kpiDefinition(factoryCatalogue, id).formula, factoryCatalogue, [id]);

  it('is read as terms, as a quotient, as sales', () => {
    expect(sumTerms(expanded('net_revenue')).map(({ factor }) => factor)).toEqual([1, -1, -1]);
    const sales = salesShape(expanded('net_revenue'));
    expect(sales).toMatchObject({
      gross: { measure: 'gross' },
      discount: { measure: 'discount' },
      units: { measure: 'units' },
    });
    expect(sales?.others).toEqual([{ formula: { measure: 'refund' }, factor: -1 }]);
    expect(salesShape(expanded('recognised_revenue'))).toBeNull();
    expect(quotient(expanded('average_order_value'))?.denominator).toEqual({ measure: 'orders' });
    expect(quotient(expanded('delivery_days'))?.numerator).toHaveProperty('divide');
    expect(quotient(expanded('net_revenue'))).toBeNull();
  });

  it('keeps the limits of a measure for its units', () => {
    const where = [{ dimension: 'category' as const, in: ['face'] }];
    const limited = salesShape({ subtract: [{ measure: 'gross', where }, { measure: 'discount' }] });
    expect(limited?.units).toEqual({ measure: 'units', where });
    // Discounts of everything are not those of the face: they stand apart.
    expect(limited?.discount).toBeNull();
    expect(limited?.others).toHaveLength(1);
  });
});

describe('the question', () => {
  const days = { from: '2024-03-01', to: '2024-03-31' };

  it('finds the days to compare with', () => {
    const base = (compare?: object | string) =>
      parseExplainQuery({ kpi: 'net_revenue', ...days, compare }, factoryCatalogue).base;
    expect(base()).toEqual({ from: '2024-02-01', to: '2024-02-29', by: 'previous_period' });
    expect(base('previous_year')).toEqual({ from: '2023-03-01', to: '2023-03-31', by: 'previous_year' });
    expect(base({ from: '2020-01-01', to: '2020-01-05' })).toEqual({
      from: '2020-01-01',
      to: '2020-01-05',
      by: 'days',
    });
    expect(() => base({ from: '2020-02-01', to: '2020-01-05' })).toThrow('compare.to: must not be before `from`');
    expect(() => parseExplainQuery({ kpi: 'net_revenue', ...days, extra: 1 }, factoryCatalogue)).toThrow('extra');
  });

  it('takes the dimension that tells most of a family, unless a filter has settled it', () => {
    const by = (kpi: string, filters: object[] = []) =>
      chosenDimension(parseExplainQuery({ kpi, ...days, filters }, factoryCatalogue), factoryCatalogue);
    expect(by('net_revenue')).toBe('sales_channel');
    expect(by('on_time_delivery_rate')).toBe('carrier');
    expect(by('ad_spend')).toBe('platform');
    expect(by('net_revenue', [{ dimension: 'sales_channel', in: ['site'] }])).toBe('category');
  });
});

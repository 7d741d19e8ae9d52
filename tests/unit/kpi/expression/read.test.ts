import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { editDistance, nearest } from '@/lib/kpi/expression/nearest';
import { readExpression } from '@/lib/kpi/expression/read';

const catalogue = factoryCatalogue;
const read = (text: string, self?: string) => readExpression(text, { catalogue, self });
const formulaOf = (text: string) => {
  const answer = read(text);
  if (!answer.ok) throw new Error(answer.faults.map((fault) => fault.message).join(' '));
  return answer.expression;
};
/** The first fault as "code: what it points at". */
const fault = (text: string, self?: string) => {
  const answer = read(text, self);
  if (answer.ok) throw new Error(`${text} was read`);
  const [first] = answer.faults;
  return `${first?.code}: ${text.slice(first?.start, first?.end)}`;
};

describe('an expression', () => {
  it('reads KPIs, measures, numbers and brackets from left to right', () => {
    expect(formulaOf('(gross - discount - refund) / orders').formula).toEqual({
      divide: [
        { subtract: [{ subtract: [{ measure: 'gross' }, { measure: 'discount' }] }, { measure: 'refund' }] },
        { measure: 'orders' },
      ],
    });
    expect(formulaOf('gross + discount + refund').formula).toEqual({
      add: [{ measure: 'gross' }, { measure: 'discount' }, { measure: 'refund' }],
    });
    expect(formulaOf('gross + (discount + refund)').formula).toEqual({
      add: [{ measure: 'gross' }, { add: [{ measure: 'discount' }, { measure: 'refund' }] }],
    });
    expect(formulaOf('net_revenue × 2 ÷ 4').formula).toEqual({
      divide: [{ multiply: [{ kpi: 'net_revenue' }, { constant: 2 }] }, { constant: 4 }],
    });
    expect(formulaOf('-gross').formula).toEqual({ multiply: [{ constant: -1 }, { measure: 'gross' }] });
    expect(formulaOf('GROSS * -0.5').formula).toEqual({ multiply: [{ measure: 'gross' }, { constant: -0.5 }] });
  });

  it('limits a measure, dates it otherwise, and takes it over all values of a dimension', () => {
    const text = 'gross by recognised day where sales_channel in ("site", "amazon") and category not in ("a \\"b\\"")';
    expect(formulaOf(text).formula).toEqual({
      measure: 'gross',
      basis: 'recognised_day',
      where: [
        { dimension: 'sales_channel', in: ['site', 'amazon'] },
        { dimension: 'category', not_in: ['a "b"'] },
      ],
    });
    expect(formulaOf('payment_amount over all (payment_method, country)').formula).toEqual({
      measure: 'payment_amount',
      over_all: ['payment_method', 'country'],
    });
  });

  it('takes a name for the KPI, and for the measure only where it is said so', () => {
    expect(formulaOf('payment_amount').formula).toEqual({ kpi: 'payment_amount' });
    expect(formulaOf('measure payment_amount').formula).toEqual({ measure: 'payment_amount' });
    const own = read('payment_amount', 'payment_amount');
    expect(own.ok && own.expression.formula).toEqual({ measure: 'payment_amount' });
  });

  it('has windows', () => {
    expect(formulaOf('rolling 12 months (net_revenue)').window).toEqual({ rolling: { months: 12 } });
    expect(formulaOf('rolling 30 days (orders)').window).toEqual({ rolling: { days: 30 } });
    expect(formulaOf('year to date (net_revenue)').window).toEqual({ to_date: 'year' });
    expect(formulaOf('cumulative (net_revenue)')).toMatchObject({ window: null, isCumulative: true });
  });

  it('gives nothing where no condition holds', () => {
    expect(formulaOf('when any(costed_net, cost) then (costed_net - cost)').formula).toEqual({
      when_any: [{ measure: 'costed_net' }, { measure: 'cost' }],
      value: { subtract: [{ measure: 'costed_net' }, { measure: 'cost' }] },
    });
  });

  it('derives the unit of the result', () => {
    const units = (text: string) => formulaOf(text).units[0];
    expect(units('gross / orders')).toBe('money');
    expect(units('discount / gross')).toBe('ratio');
    expect(units('units / orders')).toBe('ratio');
    expect(formulaOf('units / orders').units).toContain('number');
    expect(units('orders * 2')).toBe('count');
    expect(units('1 - discount_rate')).toBe('ratio');
    expect(units('average_order_value * order_count')).toBe('money');
    expect(units('gross * (orders / gross)')).toBe('number');
    expect(units('delivery_days * 2')).toBe('days');
  });
});

describe('a fault', () => {
  it.each([
    ['', 'unfinished: '],
    ['gross -', 'unfinished: '],
    ['(gross - discount', 'unfinished: '],
    ['gross discount', 'unexpected: discount'],
    ['gross - ) refund', 'unexpected: )'],
    ['gross % 2', 'strange_character: %'],
    ['gross; drop table shop_order', 'strange_character: ;'],
    ['gross where country in ("France', 'open_text: "France'],
    ['gross where country in (France)', 'unexpected: france'.replace('france', 'France')],
    ['net_revenue * 0,5', 'decimal_comma: 0,5'],
    ['net_revenu / orders', 'unknown_name: net_revenu'],
    ['measure net_revenue', 'unknown_measure: net_revenue'],
    ['gross where channel in ("x")', 'unknown_dimension: channel'],
    ['gross by recognized day', 'unknown_basis: recognized day'],
    ['sessions where carrier in ("x")', 'unreachable_dimension: carrier'],
    ['net_revenue where country in ("x")', 'limited_kpi: net_revenue where country in ("x")'],
    ['gross where country in ("x") where region in ("y")', 'twice: where'],
    ['1 + rolling 12 months (net_revenue)', 'window_inside: rolling'],
    ['rolling 0 months (net_revenue)', 'window_length: 0 months'],
    ['rolling 1.5 days (net_revenue)', 'window_length: 1.5 days'],
    ['gross + orders', 'adds_different: gross + orders'],
    ['refund + discount_rate', 'adds_different: refund + discount_rate'],
    ['gross - 5', 'adds_different: gross - 5'],
    ['gross * refund', 'multiplies_money: gross * refund'],
    ['orders / gross', 'no_unit: orders / gross'],
    ['gross / 0', 'divides_by_zero: 0'],
    ['gross by session day', 'impossible_basis: session day'],
    ['matured_buyers / 2', 'impossible_measure: matured_buyers'],
    ['rolling 30 days (median_order_value)', 'not_windowable: median_order_value'],
    ['cumulative_net_revenue * 2', 'not_a_part: cumulative_net_revenue'],
    ['rolling 12 months (active_customers_12m)', 'double_window: active_customers_12m'],
    ['cumulative (average_order_value)', 'not_a_sum: average_order_value'],
    ['x'.repeat(5_000), `too_long: ${'x'.repeat(1_000)}`],
    [`${'('.repeat(40)}gross${')'.repeat(40)}`, 'too_deep: ('],
    [`${'-'.repeat(40)}gross`, 'too_deep: -'],
  ])('is found at its place (%#)', (text, expected) => {
    expect(fault(text)).toBe(expected);
  });

  it('names what was probably meant', () => {
    const answer = read('net_revnue - refnd');
    expect(!answer.ok && answer.faults.map((each) => each.suggestion)).toEqual(['net_revenue', 'refund']);
    expect(nearest('revenue', ['order_count', 'net_revenue', 'cumulative_net_revenue'])).toBe('net_revenue');
    expect(nearest('zzzz', catalogue.keys())).toBeNull();
    expect([editDistance('ab', 'ba'), editDistance('kitten', 'sitting'), editDistance('', 'abc')]).toEqual([1, 3, 3]);
  });

  it('speaks both languages', () => {
    const answer = read('gross + orders');
    const [first] = answer.ok ? [] : answer.faults;
    expect(first?.text('fr')).toBe('On ne peut ni additionner ni soustraire un montant et un nombre d’éléments.');
    expect(first?.text('en')).toBe('An amount of money and a count cannot be added or subtracted.');
    const open = read('(gross');
    expect(!open.ok && open.faults[0]?.text('fr')).toBe(
      'L’expression n’est pas terminée ; attendu : « ) », un opérateur.',
    );
  });

  it('refuses a KPI that contains itself, also through another', () => {
    expect(fault('net_revenue * 2', 'net_revenue')).toBe('contains_itself: net_revenue');
    expect(fault('average_order_value * 2', 'net_revenue')).toBe('contains_itself: average_order_value');
  });

  it('is all that any text can cause', { timeout: 60_000 }, () => {
    const words = [
      'gross',
      'net_revenue',
      'where',
      'in',
      '(',
      ')',
      '"x"',
      ',',
      '+',
      '/',
      '1',
      'rolling',
      'by',
      "'; --",
    ];
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...words)).map((w) => w.join(' ')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const answer = read(typed);
        if (answer.ok) return;
        for (const each of answer.faults) {
          expect(each.start).toBeGreaterThanOrEqual(0);
          expect(each.end).toBeLessThanOrEqual(typed.length);
          expect(each.text('fr')).not.toMatch(/\{[a-z]+\}|undefined/);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

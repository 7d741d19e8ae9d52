import { describe, expect, it } from 'vitest';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { completeExpression } from '@/lib/kpi/expression/complete';
import { paintExpression } from '@/lib/kpi/expression/paint';

const catalogue = factoryCatalogue;
const channels = [
  { key: 'site', label: 'Site' },
  { key: 'amazon', label: 'Amazon' },
];
/** `|` marks the caret. */
const complete = (marked: string, self?: string) => {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const valuesOf = () => channels;
  return { text, ...completeExpression(text, caret, { catalogue, locale: 'fr', self, valuesOf }) };
};
const labels = (marked: string) => complete(marked).candidates.map(({ label }) => label);
const taken = (marked: string) => {
  const { text, from, to, candidates } = complete(marked);
  return text.slice(0, from) + candidates[0]?.insert + text.slice(to);
};

describe('completion', () => {
  it('offers KPIs and measures by their id and by their name in the language of the reader', () => {
    expect(labels('net_rev|')[0]).toBe('net_revenue');
    expect(labels('panier|')).toContain('average_order_value');
    expect(complete('gross - disc|').candidates.map(({ kind }) => kind)).toContain('measure');
    expect(complete('net_|', 'net_revenue').candidates.map(({ label }) => label)).not.toContain('net_revenue');
  });

  it('offers what the grammar expects', () => {
    expect(labels('gross |')).toEqual(['where', 'by', 'over all', '+', '-', '*', '/']);
    expect(labels('net_revenue |')).toEqual(['+', '-', '*', '/']);
    expect(labels('gross where sales_|')).toEqual(['sales_channel']);
    expect(labels('gross where sales_channel |')).toEqual(['in (', 'not in (']);
    expect(labels('gross by rec|')).toEqual(['recognised day']);
    expect(labels('when |')).toEqual(['any(']);
    expect(labels('gross where sales_channel in ("site") |')[0]).toBe('and');
    expect(labels('|')).toContain('rolling 12 months (');
    expect(labels('sessions where carr|')).toEqual([]);
  });

  it('offers the values of a dimension, inside quotes as well', () => {
    expect(complete('gross where sales_channel in (|').values).toBe('sales_channel');
    expect(taken('gross where sales_channel in (|')).toBe('gross where sales_channel in ("site"');
    expect(taken('gross where sales_channel in ("ama|")')).toBe('gross where sales_channel in ("amazon")');
    expect(labels('gross where sales_channel in ("site", "Am|')).toEqual(['amazon']);
  });

  it('replaces the whole word under the caret', () => {
    expect(taken('average_ord|er_x / 2')).toBe('average_order_lines / 2'.replace('lines', 'value'));
  });
});

describe('painting', () => {
  it('names each part, and leaves no character out', () => {
    const text = 'rolling 12 months (payment_amount over all payment_method - net_revenue * 2)';
    const parts = paintExpression(text, catalogue);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    const shown = parts.filter(({ kind }) => kind !== 'plain').map((part) => `${part.text} ${part.kind}`);
    expect(shown).toEqual([
      'rolling keyword',
      '12 number',
      'months keyword',
      'payment_amount measure',
      'over keyword',
      'all keyword',
      'payment_method dimension',
      'net_revenue kpi',
      '2 number',
    ]);
  });

  it('paints what is unfinished', () => {
    const text = 'net_revenue - § x';
    expect(
      paintExpression(text, catalogue)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});

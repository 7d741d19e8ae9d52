import { describe, expect, it } from 'vitest';
import type { MeasureFilter } from '@/lib/kpi/definition';
import { columnOf, type MeasureUse } from '@/lib/kpi/formula';
import { measureKey, readMeasureKey } from '@/lib/kpi/measure-key';
import { type MeasureId, measure } from '@/lib/kpi/measures';

const use = (change: Partial<MeasureUse>): MeasureUse => ({ measure: 'gross', overAll: [], where: [], ...change });

describe('the name of a limited measure', () => {
  it.each<[string, readonly MeasureFilter[], string, string]>([
    [
      'gross[discounted=full_price]',
      [{ dimension: 'discounted', in: ['full_price'] }],
      'list price × quantity (price paid: full price)',
      'prix de liste × quantité (prix payé\u00a0: plein tarif)',
    ],
    [
      'gross[promotion!=]',
      [{ dimension: 'promotion', not_in: [''] }],
      'list price × quantity (with promotion)',
      'prix de liste × quantité (avec promotion)',
    ],
    [
      'gross[customer_status!=unidentified&sales_channel=site|shop]',
      [
        { dimension: 'customer_status', not_in: ['unidentified'] },
        { dimension: 'sales_channel', in: ['site', 'shop'] },
      ],
      'list price × quantity (customer status other than: not identified, sales channel: site, shop)',
      'prix de liste × quantité (statut client autre que\u00a0: non identifié, canal de vente\u00a0: site, shop)',
    ],
  ])('%s', (key, where, en, fr) => {
    expect(measureKey('gross', use({ where }))).toBe(key);
    expect(readMeasureKey(key).id).toBe('gross');
    expect(measure(key as MeasureId)).toMatchObject({ unit: 'money', label: { en, fr } });
  });

  it('a measure without limits keeps its own', () => {
    expect(measureKey('gross', use({}))).toBe('gross');
    expect(readMeasureKey('gross')).toEqual({ id: 'gross', limits: null });
    expect(measureKey('orders', use({ overAll: ['product'] }))).toBe('orders[product=*]');
  });
});

describe('the column of a measure', () => {
  it('is another one for each manner, and never longer than a name may be', () => {
    const uses = [
      use({}),
      use({ basis: 'paid_day' }),
      use({ basis: 'shipped_day' }),
      use({ where: [{ dimension: 'promotion', not_in: [''] }] }),
      use({ where: [{ dimension: 'promotion', in: [''] }] }),
      use({ window: { rolling: { days: 7 } } }),
      use({ window: { rolling: { months: 7 } } }),
      use({ overAll: ['product'] }),
      use({ overAll: ['brand', 'category', 'discounted', 'ingredient', 'product', 'product_age', 'promotion'] }),
    ];
    const columns = uses.map(columnOf);
    expect(new Set(columns).size).toBe(uses.length);
    for (const column of columns) expect(column).toMatch(/^[a-z0-9_]{1,63}$/);
    expect(columns[0]).toBe('gross');
  });
});

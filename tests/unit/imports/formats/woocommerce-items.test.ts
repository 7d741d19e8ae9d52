import { describe, expect, it } from 'vitest';
import { itemAmount, itemParts, itemsOf } from '@/lib/imports/formats/parts/woocommerce-items';

const entries = (text: string) => Object.fromEntries(itemParts(text));

describe('pipe-encoded items', () => {
  it('keeps bars and colons in names', () => {
    expect(entries('name:Mug | grand: bleu|product_id:11|sku:M|1|quantity:2|total:18.00|sub_total:20.00')).toEqual({
      name: 'Mug | grand: bleu',
      product_id: '11',
      sku: 'M|1',
      quantity: '2',
      total: '18.00',
      sub_total: '20.00',
    });
  });

  it('reads taxes, meta data and empty parts', () => {
    expect(
      entries(
        'name:A|product_id:1|sku:|quantity:1|total:9.00|sub_total:9.00|tax:1.80|tax_total:TVA=1.8|meta:pa_color:red|_variation_id:7',
      ),
    ).toMatchObject({
      sku: '',
      tax: '1.80',
      tax_total: 'TVA=1.8',
      meta: 'pa_color:red',
      _variation_id: '7',
    });
    expect(entries('')).toEqual({});
  });

  it('parts several items in both spellings of the plugin', () => {
    const fees = 'name:Wrap|total:2.00|tax:0.40';
    expect(itemsOf(`${fees};${fees}`, 'name')).toHaveLength(2);
    expect(itemsOf(`${fees}||${fees}`, 'name')).toHaveLength(2);
    expect(
      itemsOf(
        'amount:6.00|reason:Cassé; colis: ouvert|date:2026-06-15 09:00:00;amount:3.60|reason:|date:',
        'amount',
      ).map((item) => item.get('reason')),
    ).toEqual(['Cassé; colis: ouvert', '']);
    expect(itemsOf('', 'name')).toEqual([]);
  });

  it('reads amounts with a point, and nothing else', () => {
    expect(itemAmount('18.00')).toBe(180_000);
    expect(itemAmount('-2.5')).toBe(-25_000);
    expect(itemAmount('')).toBe(null);
    expect(itemAmount('deux')).toBe(null);
  });
});

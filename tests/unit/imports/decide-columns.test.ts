import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inspectFile } from '@/lib/imports/inspect-file';

const folder = mkdtempSync(path.join(tmpdir(), 'vigie-columns-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function inspect(lines: readonly string[]) {
  const file = path.join(folder, 'orders.csv');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return inspectFile(file);
}

describe('how columns read', () => {
  it('takes discounts of 0 and 1 only for amounts, and those between for rates', async () => {
    const header = 'Order ID,Order Date,SKU,Price,Discount';
    const rows = (discounts: readonly string[]) => discounts.map((d, i) => `${i},2024-01-0${i + 1},A,9.90,${d}`);
    expect((await inspect([header, ...rows(['0', '1.00'])])).settings.discountIs).toBe('amount');
    expect((await inspect([header, ...rows(['0', '0.25'])])).settings.discountIs).toBe('rate');
    expect((await inspect([header, ...rows(['0', '25%'])])).settings.discountIs).toBe('rate');
    expect((await inspect([header, ...rows(['0', '3.50'])])).settings.discountIs).toBe('amount');
  });

  it('reads the whole column when the first rows hold whole numbers only', async () => {
    const rows = Array.from({ length: 2_500 }, (_, i) => `${i};2024-01-05;A;${i < 2_400 ? '12' : '12,50'}`);
    const { settings, questions } = await inspect(['Order ID;Order Date;SKU;Price', ...rows]);
    expect(questions).toEqual([]);
    expect(settings.decimal.unit_price).toBe(',');
  });

  it('lets a column that decides nothing follow the others', async () => {
    const { settings, questions } = await inspect([
      'Order ID;Order Date;Ship Date;SKU;Quantity;Price;Cost',
      '1;25/03/2024;01/04/2024;A;1;1,234;0,50',
    ]);
    expect(questions).toEqual([]);
    expect(settings.dateOrder).toEqual({ booked_at: 'dmy', shipped_at: 'dmy' });
    expect(settings.decimal).toEqual({ unit_price: ',', cost: ',', quantity: ',' });
  });

  it('asks when nothing decides', async () => {
    const { questions } = await inspect(['Order ID,Order Date,SKU,Price', '1,03/04/2024,A,"1,234"']);
    expect(questions.map(({ field, kind }) => [field, kind])).toEqual([
      ['booked_at', 'date_order'],
      ['unit_price', 'decimal'],
    ]);
    expect(questions[0]?.examples).toEqual(['03/04/2024']);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import type { Inspection } from '@/lib/imports/inspection';
import { inspectWithMemory, rememberMapping } from '@/lib/imports/remembered-mapping';
import { type TestDatabase, testDatabase } from '../database';
import { emptyShop, file } from './import-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(emptyShop);

const csv = (header: string, row = 'N1;12/03/2026;A;2;9,90') => file('orders.csv', `${header}\n${row}\n`);
const HEADER = 'Order ID;Order Date;SKU;Quantity;Unit Price';
const look = (header: string, row?: string) => inspectWithMemory(csv(header, row), {});
const changed = ({ warnings }: Inspection) => warnings.find(({ code }) => code === 'columns_changed')?.values;

async function confirm(header: string, declared: Parameters<typeof inspectWithMemory>[1]): Promise<void> {
  const found = await inspectWithMemory(csv(header), declared);
  await rememberMapping(found.inspection, 'orders.csv', found.declared);
}

describe('what a person confirmed', () => {
  it('is taken over for the same columns, in another order and other capitals, too', async () => {
    await confirm(HEADER, { settings: { dateOrder: { booked_at: 'mdy' } }, currency: 'CHF' });
    const { inspection, declared, rememberedSince } = await look(
      'SKU;ORDER ID;Order date;Unit Price;quantity',
      'A;N1;03/04/2026;9,90;2',
    );
    expect(rememberedSince).toBeInstanceOf(Date);
    expect(declared.currency).toBe('CHF');
    expect(inspection.questions).toEqual([]);
    expect(inspection.settings.dateOrder.booked_at).toBe('mdy');
    expect(inspection.mapping).toEqual({
      order_ref: 'ORDER ID',
      booked_at: 'Order date',
      sku: 'SKU',
      quantity: 'quantity',
      unit_price: 'Unit Price',
    });
  });

  it('teaches names of columns, and only those that Vigie did not know', async () => {
    const header = HEADER.replace('SKU', 'Zaubercode').replace('Order ID', 'Vorgang');
    await confirm(header, { format: 'generic-orders', mapping: { sku: 'Zaubercode', order_ref: 'Vorgang' } });
    expect(await runSql('SELECT format, name, field FROM header_synonym ORDER BY name')).toEqual([
      { format: 'generic-orders', name: 'vorgang', field: 'order_ref' },
      { format: 'generic-orders', name: 'zaubercode', field: 'sku' },
    ]);
    const { inspection, rememberedSince } = await look('Vorgang;Country;Order Date;ZAUBERCODE;Qty;Price;City');
    expect(rememberedSince).toBeNull();
    expect(inspection.format?.id).toBe('generic-orders');
    expect(inspection.mapping).toMatchObject({ order_ref: 'Vorgang', sku: 'ZAUBERCODE', unit_price: 'Price' });
  });

  it('is corrected by what is confirmed later', async () => {
    const header = HEADER.replace('SKU', 'Zaubercode');
    const other = `${HEADER};Zaubercode`;
    await confirm(header, { format: 'generic-orders', mapping: { sku: 'Zaubercode' } });
    await confirm(other, { format: 'generic-orders', mapping: { sku: 'SKU', category: 'Zaubercode' } });
    expect(await runSql('SELECT name, field FROM header_synonym')).toEqual([{ name: 'zaubercode', field: 'category' }]);
  });

  it('is kept where columns have come or gone since, and the change is told', async () => {
    await confirm(`${HEADER};Country;City;Status`, { settings: { dateOrder: { booked_at: 'mdy' } } });
    const { inspection, rememberedSince } = await look(
      `${HEADER};Country;Status;Postcode`,
      'N1;03/04/2026;A;2;9,90;France;paid;75001',
    );
    expect(rememberedSince).toBeNull();
    expect(changed(inspection)).toEqual({ added: 'Postcode', missing: 'City' });
    expect(inspection.questions).toEqual([]);
    expect(inspection.settings.dateOrder.booked_at).toBe('mdy');
    expect(inspection.mapping).toMatchObject({ country: 'Country', postcode: 'Postcode', status: 'Status' });
    expect(inspection.mapping.city).toBeUndefined();
  });

  it('finds a new column for a field whose column was renamed', async () => {
    await confirm(`${HEADER};Country;City`, {});
    const { inspection } = await look(`${HEADER};Country;Town`);
    expect(changed(inspection)).toEqual({ added: 'Town', missing: 'City' });
    expect(inspection.mapping.city).toBe('Town');
  });

  it('says nothing of files that are others altogether', async () => {
    await confirm(HEADER, {});
    const { inspection } = await look('Commande;Date;Produit;CA HT;Ville;Pays', 'N1;12/03/2026;A;9,90;Paris;France');
    expect(changed(inspection)).toBeUndefined();
  });
});

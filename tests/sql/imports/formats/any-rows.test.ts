import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anyRows, PAY_FORMATS } from '../../../unit/imports/formats/any-rows';
import { type TestDatabase, testDatabase } from '../../database';
import { counts, emptyShop, file, importFile, proveRollups } from '../import-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(emptyShop);

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

describe('rows of any content', () => {
  it.each(PAY_FORMATS.map((format) => [format.id, format] as const))(
    'of %s are all accounted for, once',
    async (id, format) => {
      // Orders and articles that some rows refer to.
      const known = ['A1', 'A2', 'B7'].map((name) => `${name},2026-05-01,${name},1,900000`);
      await importFile(file('known.csv', ['Order ID,Order Date,SKU,Quantity,Unit Price', ...known].join('\n')), {
        currency: 'EUR',
      });
      const header = format.fields.map(({ synonyms }) => synonyms[0] as string);
      const rows = fc.sample(anyRows(format, 120, 120), { seed: 7, numRuns: 1 }).flat();
      const settings = {
        decimal: Object.fromEntries(format.fields.map(({ name }) => [name, '.' as const])),
        dateOrder: Object.fromEntries(format.fields.map(({ name }) => [name, 'iso' as const])),
      };
      const source = file('any.csv', [header, ...rows].map((row) => row.map(cell).join(',')).join('\n'));
      const options = { format: id, settings, delimiter: ',' as const, currency: 'EUR' };
      const first = counts(await importFile(source, options));
      expect(first.rows).toBe(120);
      expect(first.inserted + first.updated + first.unchanged + first.quarantined).toBe(120);
      expect(first.quarantined).toBeLessThan(120);
      const again = counts(await importFile(source, options));
      expect(again).toEqual({
        rows: 120,
        inserted: 0,
        updated: 0,
        unchanged: 120 - first.quarantined,
        quarantined: first.quarantined,
      });
      await proveRollups(database);
    },
  );
});

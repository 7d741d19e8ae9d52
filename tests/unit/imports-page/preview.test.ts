import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { inspectFile } from '@/lib/imports/inspect-file';
import { preview } from '@/lib/imports/preview';

const GIVEN = { currency: 'EUR', fileName: 'orders.csv', answers: {} };
const folder = mkdtempSync(path.join(tmpdir(), 'vigie-preview-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROWS = [
  'N° de commande;Date de commande;Référence;Quantité;Prix unitaire;Remise',
  'F1;25/12/2025 10:30;R1;2;1 234,50;10 %',
  'F2;31/02/2025;R1;2;12,90;0 %',
  'F3;25/12/2025;R1;2,5;douze;0 %',
  ';25/12/2025;R1;1;1,00;0 %',
  'F5;25/12/2025;R1;1;1,00;0 %;trop;de;cellules',
];

async function inspect(lines: readonly string[]) {
  const file = path.join(folder, 'orders.csv');
  writeFileSync(file, lines.join('\r\n'));
  return inspectFile(file);
}

it('shows rows as they will be read, and marks in place what will not', async () => {
  const inspection = await inspect(ROWS);
  const { rows, tried, refused, isWhole } = preview(inspection, inspection.format, GIVEN).preview;
  expect(rows[0]?.typed).toEqual({
    order_ref: 'F1',
    booked_at: '2025-12-25 10:30:00',
    sku: 'R1',
    quantity: '2',
    unit_price: '1234.5',
    discount: '0.1',
  });
  expect(rows[0]?.refusal).toBeNull();
  expect(rows[1]).toMatchObject({ problems: { booked_at: 'not_a_date' }, refusal: { field: 'booked_at' } });
  expect(rows[2]?.problems).toEqual({ quantity: 'not_an_integer', unit_price: 'not_a_number' });
  expect(rows[3]?.refusal).toMatchObject({ field: 'order_ref', code: 'missing' });
  expect(rows[4]?.refusal?.code).toBe('too_many_cells');
  expect(rows[4]?.raw).toHaveLength(9);
  expect([tried, isWhole]).toEqual([5, true]);
  expect(refused.reduce((sum, { rows }) => sum + rows, 0)).toBe(4);
});

it('shows 50 rows, tries all of the sample, and reads nothing before a format is known', async () => {
  const inspection = await inspect([ROWS[0] as string, ...Array.from({ length: 80 }, () => ROWS[1] as string)]);
  const typed = preview(inspection, inspection.format, GIVEN).preview;
  expect([typed.rows.length, typed.tried]).toEqual([50, 80]);
  const raw = preview(inspection, null, GIVEN).preview;
  expect([raw.rows.length, raw.tried]).toEqual([50, 0]);
  expect(raw.rows[0]?.typed).toEqual({});
});

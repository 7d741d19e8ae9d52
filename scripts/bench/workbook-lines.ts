import path from 'node:path';
import writeExcelFile, { type Row } from 'write-excel-file/node';

const ROWS = 50_000;
const HEADER = [
  'Order ID',
  'Order Date',
  'SKU',
  'Product Name',
  'Category',
  'Quantity',
  'Unit Price',
  'Currency',
  'Country',
  'City',
  'Customer ID',
  'Sales Channel',
];
const START = Date.UTC(2023, 0, 1);
const DAY = 86_400_000;

/** The same 50,000 order lines every time, as a workbook of twelve columns. */
export async function workbookLines(folder: string): Promise<string> {
  const rows: Row[] = [HEADER.map((value) => ({ value }))];
  for (let i = 0; i < ROWS; i++) {
    const order = Math.floor(i / 2);
    const product = (i * 7_919) % 3_001;
    rows.push([
      { value: `N${order}` },
      { value: new Date(START + (order % 700) * DAY), type: Date, format: 'yyyy-mm-dd' },
      { value: `SKU-${product}` },
      { value: `Product no ${product}` },
      { value: `Category ${product % 12}` },
      { value: 1 + (i % 5), type: Number },
      { value: 5 + (product % 9_500) / 100, type: Number },
      { value: 'EUR' },
      { value: 'France' },
      { value: `City ${order % 900}` },
      { value: `C${order % 20_000}` },
      { value: 'site' },
    ]);
  }
  const file = path.join(folder, 'lines.xlsx');
  await writeExcelFile(rows).toFile(file);
  return file;
}

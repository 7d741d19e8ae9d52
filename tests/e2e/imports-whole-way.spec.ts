import { gzipSync } from 'node:zlib';
import { address, expect as expectNow, test } from './vigie';

// What is looked at here has been sent, read and imported first.
const expect = expectNow.configure({ timeout: 40_000 });
test.describe.configure({ mode: 'serial', timeout: 120_000 });

/** Names of their own in every run, long before the demo shop's first day. */
const RUN = Date.now().toString(36).toUpperCase();
const csv = (name: string, rows: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(rows.join('\n')),
});
const ORDERS = [
  'Order ID,Order Date,Customer ID,SKU,Quantity,Unit Price,Sales Channel',
  `${RUN}-1,2014-03-03,${RUN},${RUN}-A,2,10.00,site`,
  `${RUN}-2,2014-03-04,${RUN},${RUN}-B,1,5.00,site`,
  `${RUN}-3,2014-03-05,${RUN},${RUN}-A,1,dear,site`,
];
const STOCK = ['Snapshot day,Warehouse,SKU,On hand', `2014-03-06,Paris,${RUN}-A,5`, `2014-03-06,Paris,${RUN}A,7`];

test('several files: dry run, import in a sensible order, correction, matching, undoing', async ({ visit }) => {
  const { page, faults } = await visit('ADMIN', { locale: 'en' });
  await page.goto(address('/imports'));
  // Stock first: it needs the articles that the orders bring.
  await page.setInputFiles('input[type=file]', [
    csv(`stock-${RUN}.csv`, STOCK),
    { name: `orders-${RUN}.csv.gz`, mimeType: 'application/gzip', buffer: gzipSync(ORDERS.join('\n')) },
  ]);
  const orders = page.getByRole('article', { name: `orders-${RUN}.csv.gz` });
  const stock = page.getByRole('article', { name: `stock-${RUN}.csv` });
  for (const card of [orders, stock]) await expect(card.getByText('Ready', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: `Dry run of orders-${RUN}.csv.gz` }).click();
  const trial = orders.getByRole('region', { name: 'Dry run' });
  await expect(trial).toHaveAttribute('data-trial', 'done');
  await expect(trial.locator('[data-trial-count="inserted"]')).toHaveText('2');
  await expect(trial.locator('[data-trial-count="quarantined"]')).toHaveText('1');
  await expect(trial.locator('[data-effect="net_revenue"]')).toContainText('+€25.00');
  await expect(trial.locator('[data-effect="order_count"]')).toContainText('+2');

  await page.getByRole('button', { name: 'Import the 2 ready files' }).click();
  const ordersRow = page.locator('tr[data-state="done"]', { hasText: `orders-${RUN}` }).first();
  const stockRow = page.locator('tr[data-state="done"]', { hasText: `stock-${RUN}` }).first();
  await expect(ordersRow).toBeVisible();
  await expect(stockRow).toBeVisible();
  // The catalogue of one became that of the other: only the misspelt article waits.
  await expect(stockRow).toContainText('Done, with quarantine');

  await ordersRow.getByRole('link').first().click();
  await page.waitForURL(/\/imports\/\d+$/);
  await expect(page.locator('[data-effect="net_revenue"]')).toContainText('+€25.00');
  const price = page.getByLabel('Unit Price, line 4');
  await expect(price).toHaveValue('dear');
  await expect(price).toHaveAttribute('aria-invalid', 'true');
  await price.fill('7.50');
  await page.getByRole('button', { name: 'Import the corrected row' }).click();
  await expect(page.getByText('All rows that were in quarantine have been taken since.')).toBeVisible();

  await page.getByLabel('Line', { exact: true }).fill('2');
  await page.getByRole('button', { name: 'Follow' }).click();
  await expect(page.locator('[data-line-facts="2"]')).toContainText(`Order ${RUN}-1: 2 × ${RUN}-A`);

  await page.goto(address('/imports/matching?kind=sku'));
  const item = page.locator('li[data-item]', { hasText: `${RUN}A` });
  await item.getByRole('button', { name: `Match to ${RUN}-A` }).click();
  await expect(item).toHaveCount(0);
  await page.goto(address('/imports/matching?kind=sku&state=decided'));
  await expect(page.locator('li[data-item]', { hasText: `${RUN}A` })).toContainText('Matched');
  // The worker takes the row that waited, as an import of its own.
  await expect(async () => {
    await page.goto(address('/imports'));
    const corrections = page.locator('tr[data-state="done"]', { hasText: `stock-${RUN}` });
    expectNow(await corrections.count()).toBe(2);
  }).toPass({ timeout: 40_000 });

  // A later import stands in the way: the dialog names it.
  await page
    .getByRole('button', { name: new RegExp(`Undo import \\d+, orders-${RUN}`) })
    .last()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Undo this import?' });
  await expect(dialog).toContainText('touched the same data');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  // The correction first, then the import itself.
  for (const left of [1, 0]) {
    await page
      .getByRole('button', { name: new RegExp(`Undo import \\d+, orders-${RUN}`) })
      .first()
      .click();
    await expect(dialog).toContainText('Everything becomes as it was before this import');
    await dialog.getByRole('button', { name: 'Undo the import' }).click();
    await expect(page.getByRole('button', { name: new RegExp(`Undo import \\d+, orders-${RUN}`) })).toHaveCount(left);
  }
  await expect(page.locator('tr[data-state="undone"]', { hasText: `orders-${RUN}` })).toHaveCount(2);
  expect(faults).toEqual([]);
});

test('a template is downloaded, and what it holds is recognised', async ({ visit }) => {
  const { page } = await visit('ADMIN');
  await page.goto(address('/imports'));
  await page.locator('summary', { hasText: 'Modèles à remplir' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Coûts unitaires, XLSX, en français' }).click();
  const file = await (await download).path();
  await page.setInputFiles('input[type=file]', {
    name: `couts-${RUN}.xlsx`,
    mimeType: '',
    buffer: await readBytes(file),
  });
  const card = page.getByRole('article', { name: `couts-${RUN}.xlsx` });
  await expect(card).toContainText('Coûts unitaires');
  await expect(card).toContainText('classeur, feuille');
  await page.getByRole('button', { name: `Retirer couts-${RUN}.xlsx` }).click();
});

test('a zip file becomes its files', async ({ visit }) => {
  const { page } = await visit('ADMIN', { locale: 'en' });
  await page.goto(address('/imports'));
  await page.setInputFiles('input[type=file]', {
    name: 'several.zip',
    mimeType: 'application/zip',
    buffer: storedZip({ [`one-${RUN}.csv`]: ORDERS.join('\n'), [`two-${RUN}.csv`]: STOCK.join('\n') }),
  });
  for (const name of [`one-${RUN}.csv`, `two-${RUN}.csv`]) {
    await expect(page.getByRole('article', { name }).getByText('Ready', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: `Remove ${name}` }).click();
  }
  await expect(page.getByText('several.zip')).toHaveCount(0);
});

async function readBytes(file: string): Promise<Buffer> {
  const { readFile } = await import('node:fs/promises');
  return readFile(file);
}

/** A zip file of uncompressed entries. */
function storedZip(files: Record<string, string>): Buffer {
  const entries = Object.entries(files).map(([name, text]) => ({ name: Buffer.from(name), data: Buffer.from(text) }));
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data } of entries) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), common, name, data);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([20, 0]), common, place, name);
    offset += 30 + name.length + data.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}

function crc32(data: Buffer): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { storedZip } from './stored-zip';
import { address, expect as expectNow, test } from './vigie';

// What is looked at here has been sent, read and often imported first.
const expect = expectNow.configure({ timeout: 30_000 });

// Orders long before the demo shop's first day: figures that other tests compare stay as they are.
const ROWS = [
  'N° de commande;Date de commande;Référence;Quantité;Prix unitaire',
  'E2E-1;25/01/2015;REF-1;2;12,90',
  'E2E-1;25/01/2015;REF-2;1;1 234,50',
  'E2E-2;31/02/2015;REF-1;1;12,90',
  'E2E-3;27/01/2015;REF-1;1;douze',
  'E2E-4;28/01/2015;REF-3;3;5,00',
];
// A server that is tested twice holds the files of the first time.
const NAME = `commandes-${Date.now()}.csv`;
const file = (name: string, rows: readonly string[] = ROWS) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(rows.join('\r\n'), 'latin1'),
});

// One after the other: files that wait are the administrator's, whichever page sent them.
test.describe.configure({ mode: 'serial', timeout: 120_000 });

/** Takes a file off the page, and waits until it is off the server. */
async function remove(page: Page, button: string): Promise<void> {
  const gone = page.waitForResponse((response) => response.request().method() === 'DELETE');
  await page.getByRole('button', { name: button }).click();
  await gone;
}

test('a file is recognised, imported, reported, and its refused rows are given back', async ({ visit }) => {
  const { page, faults } = await visit('ADMIN');
  await page.goto(address('/imports'));
  await page.setInputFiles('input[type=file]', file(NAME));
  const card = page.getByRole('article', { name: NAME });
  await expect(card.getByText('Prêt', { exact: true })).toBeVisible();
  await expect(card).toContainText('Windows-1252');
  await expect(card).toContainText('point-virgule');
  // Opened where it is the only file; another test may have left one behind.
  await card.locator('details', { hasText: 'Aperçu des' }).evaluate((part: HTMLDetailsElement) => {
    part.open = true;
  });
  const preview = card.getByRole('region', { name: 'Aperçu du fichier' });
  await expect(preview).toContainText('25 janv. 2015');
  await expect(preview).toContainText('Ce n’est pas un nombre dans la notation de la colonne');

  await page.getByRole('button', { name: `Importer ${NAME}` }).click();
  const row = page.locator('tr[data-state="done"]', { hasText: NAME }).first();
  await expect(row).toBeVisible();
  await row.getByRole('link').first().click();
  await page.waitForURL(/\/imports\/\d+$/);
  for (const [count, value] of [
    ['rows', '5'],
    ['quarantined', '2'],
  ] as const) {
    await expect(page.locator(`[data-count="${count}"]`)).toHaveText(value);
  }
  await expect(page.getByLabel('Date de commande, ligne 4')).toHaveValue('31/02/2015');
  await page.getByLabel('Rechercher dans les lignes').fill('douze');
  await expect(page.getByText('1 sur 1 ligne')).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Télécharger (CSV)' }).click();
  expect((await download).suggestedFilename()).toMatch(/^quarantaine-\d+\.csv$/);
  expect(faults).toEqual([]);
});

test('the same file again changes nothing, and the report says so', async ({ visit }) => {
  const { page } = await visit('ADMIN', { locale: 'en' });
  await page.goto(address('/imports'));
  await page.setInputFiles('input[type=file]', file('same-again.csv', [...ROWS].slice(0, 3)));
  await page.getByRole('button', { name: 'Import same-again.csv' }).click();
  const row = page.locator('tr[data-state="done"]', { hasText: 'same-again.csv' }).first();
  await expect(row).toBeVisible();
  await row.getByRole('link').first().click();
  await expect(page.getByText('This file brings nothing new')).toBeVisible();
});

test('what a file does not settle is asked, and a corrected mapping comes back the next time', async ({ visit }) => {
  const { page } = await visit('ADMIN', { locale: 'en' });
  await page.goto(address('/imports'));
  // Headers of their own in every run: those of an earlier one are remembered.
  const columns = { ref: `ref ${Date.now()}`, when: 'when', art: 'art', money: 'money' };
  const rows = [Object.values(columns).join(','), ...[1, 2, 3].map((i) => `E2E-Q${i},0${i}/0${i}/2015,S${i},1${i}.50`)];
  await page.setInputFiles('input[type=file]', file('own-words.csv', rows));
  const card = page.getByRole('article', { name: 'own-words.csv' });
  await expect(card.getByText('Format not recognised')).toBeVisible();
  const format = card.getByRole('combobox', { name: 'Format' });
  await format.click();
  await format.fill('any shop');
  await format.press('Enter');
  for (const [field, column] of [
    ['Order number', columns.ref],
    ['Order date', columns.when],
    ['SKU', columns.art],
    ['Unit price', columns.money],
  ] as const) {
    const select = card.getByLabel(`Column for ${field}`, { exact: true });
    await expect(select).toBeEnabled();
    await select.selectOption(column);
  }
  await card.getByRole('button', { name: 'month/day/year' }).click();
  await expect(card.getByText('Ready', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Import own-words.csv' }).click();
  await expect(page.locator('tr[data-state="done"]', { hasText: 'own-words.csv' })).toBeVisible();

  await page.setInputFiles('input[type=file]', file('next-time.csv', rows));
  const next = page.getByRole('article', { name: 'next-time.csv' });
  await expect(next.getByText('Settings taken over from your last file')).toBeVisible();
  await expect(next.getByText('Ready', { exact: true })).toBeVisible();
  await remove(page, 'Remove next-time.csv');
});

test('a file that cannot be read says why and what to do', async ({ visit }) => {
  const { page } = await visit('ADMIN');
  await page.goto(address('/imports'));
  await page.setInputFiles('input[type=file]', {
    name: 'classeur.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('PK\u0003\u0004 and more'),
  });
  await expect(page.getByRole('article', { name: 'classeur.xlsx' }).getByRole('alert')).toContainText(
    'Refaites l’export',
  );
  await remove(page, 'Retirer classeur.xlsx');
  await expect(page.getByText('classeur.xlsx')).toHaveCount(0);
});

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

  await page.getByRole('button', { name: /^Import the \d+ ready files$/ }).click();
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
    buffer: readFileSync(file),
  });
  const card = page.getByRole('article', { name: `couts-${RUN}.xlsx` });
  await expect(card).toContainText('Coûts unitaires');
  await expect(card).toContainText('classeur, feuille');
  await remove(page, `Retirer couts-${RUN}.xlsx`);
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
    await remove(page, `Remove ${name}`);
  }
  await expect(page.getByText('several.zip')).toHaveCount(0);
});

import { address, expect as expectNow, plainSpaces, test } from './vigie';

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

test.describe.configure({ mode: 'serial' });

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
  await page.getByRole('button', { name: 'Remove next-time.csv' }).click();
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
  await page.getByRole('button', { name: 'Retirer classeur.xlsx' }).click();
  await expect(page.getByText('classeur.xlsx')).toHaveCount(0);
});

test('one call with an API key imports a file', async ({ visit }) => {
  const { page } = await visit('ADMIN');
  await page.goto(address('/api-keys'));
  await page.locator('input[name="name"]').fill('Import test');
  await page.locator('input[name="scopes"][value="imports:manage"]').check();
  await page.locator('form button[type="submit"]').click();
  const shown = page.locator('input[readonly]');
  await expect(shown).toHaveValue(/^vigie_/);
  const headers = { authorization: `Bearer ${await shown.inputValue()}`, 'content-type': 'text/csv' };

  const { page: stranger } = await visit(null);
  const data = file('', ROWS.slice(0, 2)).buffer;
  const started = await stranger.request.post(address('/api/v1/imports?name=by-key.csv'), { headers, data });
  expect(started.status()).toBe(202);
  const { id } = (await started.json()) as { id: number };
  await expect
    .poll(
      async () => (await (await stranger.request.get(address(`/api/v1/imports/${id}`), { headers })).json()).status,
      {
        timeout: 30_000,
      },
    )
    .toBe('done');
  const refused = await stranger.request.post(address('/api/v1/imports'), { headers, data: 'a,b\n1,2\n' });
  expect(refused.status()).toBe(422);
  expect(plainSpaces(await refused.text())).toContain('unsupported_file');
});

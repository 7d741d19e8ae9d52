import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { address, expect as expectNow, test } from './vigie';

const expect = expectNow.configure({ timeout: 60_000 });
const FOLDER = `caisse-${Date.now()}`;

test('what is put into a watched folder is imported by itself', async ({ visit }) => {
  test.setTimeout(150_000);
  const { page, faults } = await visit('ADMIN');
  await page.goto(address('/imports'));
  await page.getByRole('link', { name: 'Imports récurrents' }).click();
  await page.getByRole('button', { name: 'Nouvel import récurrent' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom').fill(FOLDER);
  await dialog.getByLabel('Dossier', { exact: true }).fill('../../etc');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog).toContainText('Ce dossier n’est pas dans la boîte d’arrivée.');
  await dialog.getByLabel('Dossier', { exact: true }).fill(FOLDER);
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  const entry = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: FOLDER }) });
  await expect(entry).toContainText('Pas encore lancé');

  const data = process.env.E2E_DATA_DIR;
  test.skip(!data, 'E2E_DATA_DIR is not set: the folder of the server that is tested is not known.');
  const folder = path.join(data as string, 'inbox', FOLDER);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'jour.csv');
  // Orders long before the demo shop's first day: figures that other tests compare stay as they are.
  writeFileSync(
    file,
    `Order ID,Order Date,Customer ID,SKU,Quantity,Unit Price\n${FOLDER}-1,2015-02-01,C-1,REF-1,2,12.90\n`,
  );
  const before = Date.now() / 1000 - 60;
  utimesSync(file, before, before);
  await page.getByRole('button', { name: `Lancer ${FOLDER} maintenant` }).click();
  await expect(async () => {
    await page.reload();
    await expectNow(entry).toContainText('1 fichier importé', { timeout: 2_000 });
  }).toPass();
  expect(readdirSync(path.join(folder, 'imported'))).toEqual(['jour.csv']);
  await entry.getByRole('link', { name: /N°/ }).click();
  await expect(page).toHaveURL(/\/imports\/\d+/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('jour.csv');

  await page.goto(address('/imports/schedules'));
  await page.getByRole('button', { name: `Suspendre ${FOLDER}` }).click();
  await expect(entry).toContainText('suspendu');
  await page.getByRole('button', { name: `Supprimer ${FOLDER}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
  await expect(entry).toHaveCount(0);
  expect(faults).toEqual([]);
});

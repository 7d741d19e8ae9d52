import { address, expect, test } from './vigie';

test.describe.configure({ mode: 'serial' });

test('an administrator says who answers for a source, and by when', async ({ visit }) => {
  const { page, faults } = await visit('ADMIN');
  await page.goto(address('/sources'));
  const row = page.locator('tr[data-kpi="net_revenue"]');
  await expect(row.locator('[data-cell="ecommerce"]')).toBeVisible();
  await row.locator('[data-cell="ecommerce"]').click();
  await expect(page).toHaveURL(/kpi=net_revenue&system=ecommerce/);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Chiffre d’affaires net · Boutique en ligne');
  await expect(dialog).toContainText('Boutique de démonstration');

  const edit = async (owner: string, hours: string) => {
    const form = dialog.locator('details');
    if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
    await dialog.getByLabel('Responsable').fill(owner);
    await dialog.getByLabel('Délai attendu, en heures').fill(hours);
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  };
  await edit('Camille', '12');
  await expect(dialog).toContainText('12 h (fixé pour cet indicateur)', { timeout: 15_000 });
  await expect(dialog).toContainText('Camille');
  await edit('', '');
  await expect(dialog).not.toContainText('fixé pour cet indicateur', { timeout: 15_000 });
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.waitForURL((url) => !url.search.includes('kpi='));
  expect(faults).toEqual([]);
});

test('everybody sees a system as a whole, and only what is late when that is asked', async ({ visit }) => {
  const { page, faults } = await visit('CMO', { locale: 'en' });
  await page.goto(address('/sources'));
  await page.locator('a[data-system="ads"]').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Loaded by', { timeout: 15_000 });
  await expect(dialog.locator('details')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  const rows = page.locator('tr[data-kpi]');
  const some = await rows.count();
  await page.getByRole('button', { name: 'Open all' }).click();
  expect(await rows.count()).toBeGreaterThan(some);
  await page.locator('button[data-family="revenue"]').click();
  await expect(page.locator('tr[data-kpi="net_revenue"]')).toHaveCount(0);
  await page.getByRole('link', { name: /^Late/ }).click();
  await expect(page).toHaveURL(/breaches=1/);
  const states = page.locator('tr[data-kpi] a[data-state]');
  for (const cell of await states.all()) await expect(cell).toHaveAttribute('data-state', 'late');
  expect(faults).toEqual([]);
});

test('on a narrow screen it is a list of KPIs with their systems', async ({ visit }) => {
  const { page } = await visit('CEO');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(address('/sources'));
  await expect(page.getByRole('link', { name: /^Chiffre d’affaires net, Boutique en ligne/ })).toBeVisible();
  await expect(page.locator('a[data-system="ads"]')).toBeHidden();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

import AxeBuilder from '@axe-core/playwright';
import { address, expect, test } from './vigie';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

test('products are sorted, searched and paged by the server', async ({ visit }) => {
  const { page, faults } = await visit('CEO', { locale: 'fr' });
  await page.goto(address('/products'));
  await expect(page.getByRole('heading', { level: 1, name: 'Produits' })).toBeVisible();
  const rows = page.locator('tr[data-sku]');
  await expect(rows).toHaveCount(25);
  const first = await rows.first().getAttribute('data-sku');
  await page.getByRole('link', { name: 'Trier par Unités vendues' }).click();
  await expect(page).toHaveURL(/sort=-units_sold/);
  await expect(page.getByRole('columnheader', { name: 'Trier par Unités vendues' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await page.getByRole('link', { name: 'Suivants' }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByText('page 2 sur', { exact: false })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Chercher un produit' }).fill(first ?? '');
  await page.getByRole('button', { name: 'Chercher', exact: true }).click();
  await expect(page).toHaveURL(/q=/);
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toHaveAttribute('data-sku', first ?? '');
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(faults).toEqual([]);
});

test('a product opens from the ranking and leads to its category', async ({ visit }) => {
  const { page, faults } = await visit('CMO', { locale: 'en' });
  await page.goto(address('/products'));
  const link = page.locator('tr[data-sku] a').first();
  const name = (await link.textContent()) ?? '';
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'What is bought with it?' })).toBeVisible();
  await page.getByText('Category', { exact: true }).locator('..').getByRole('link').click();
  await expect(page).toHaveURL(/\/products\/categories\//);
  await expect(page.getByRole('heading', { level: 2, name: 'What is it made of, and what shifts?' })).toBeVisible();
  await page.getByRole('link', { name: 'All products' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Products' })).toBeVisible();
  expect(faults).toEqual([]);
});

test('what does not exist answers 404, and an administrator is refused', async ({ visit }) => {
  const { page } = await visit('CEO');
  expect((await page.goto(address('/products/NO-SUCH-SKU')))?.status()).toBe(404);
  expect((await page.goto(address('/products/categories/no-such')))?.status()).toBe(404);
  const admin = await visit('ADMIN');
  expect((await admin.page.goto(address('/products')))?.status()).toBe(403);
});

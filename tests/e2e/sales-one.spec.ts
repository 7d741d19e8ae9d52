import { address, expect, plainSpaces, test } from './vigie';

const PAGES = [
  { path: '/sales', fr: 'Que reste-t-il du prix catalogue ?', en: 'What is left of the list price?' },
  { path: '/sales/recognition', fr: 'Du commandé au reconnu', en: 'From booked to recognised' },
  { path: '/sales/seasons', fr: 'Quels mois portent quelles catégories ?', en: 'Which months carry which categories?' },
  { path: '/sales/zones', fr: 'Où vendre rapporte-t-il le plus ?', en: 'Where does selling pay most?' },
] as const;

for (const locale of ['fr', 'en'] as const) {
  test(`the pages of sales open with sentences and lead to each other in ${locale}`, async ({ visit }) => {
    const { page, faults } = await visit('CEO', { locale });
    await page.goto(address('/sales'));
    const tabs = page.getByRole('navigation', { name: locale === 'fr' ? 'Pages des ventes' : 'Pages of sales' });
    for (const [i, { path, ...title }] of PAGES.entries()) {
      if (i > 0) await tabs.getByRole('link').nth(i).click();
      await page.waitForURL((url) => url.pathname === path);
      await expect(page.getByRole('heading', { name: title[locale] })).toBeVisible();
      expect(((await page.locator('[data-sentences]').textContent()) ?? '').length).toBeGreaterThan(60);
      await expect(tabs.locator('[aria-current="true"]')).toHaveAttribute('href', new RegExp(`^${path}(\\?|$)`));
    }
    expect(faults).toEqual([]);
  });
}

test('the net revenue of the waterfall is that of its rows', async ({ visit }) => {
  const { page } = await visit('CEO');
  await page.goto(address('/sales'));
  const net = page.locator('[data-step="net"]');
  const text = plainSpaces((await net.textContent()) ?? '');
  await net.click();
  await page.waitForURL((url) => url.pathname === '/breakdown');
  await expect(page.locator('[data-value="net_revenue"]')).toBeVisible();
  expect(plainSpaces((await page.locator('[data-value="net_revenue"]').textContent()) ?? '')).toBe(text);
});

test('a part narrows the page, a chip widens it again, and the days go along to the next page', async ({ visit }) => {
  const { page } = await visit('CEO', { locale: 'en' });
  await page.goto(address('/sales'));
  await page.getByRole('link', { name: /^Filter on Face care$/ }).click();
  await page.waitForURL((url) => url.searchParams.get('category') === 'face');
  const chip = page.getByRole('link', { name: /Remove the filter Category/ });
  await expect(chip).toBeVisible();
  await expect(page.locator('[data-step="total"]')).toHaveCount(0);
  await page.getByRole('link', { name: 'Zones', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/sales/zones' && url.searchParams.get('category') === 'face');
  await expect(page.getByRole('link', { name: /Remove the filter Category/ })).toBeVisible();
});

test('the bridge ends with what is recognised, and another month-end can be looked at', async ({ visit }) => {
  const { page } = await visit('CEO');
  await page.goto(address('/sales/recognition'));
  const amount = async (id: string) => {
    const text = plainSpaces((await page.locator(`[data-step="${id}"]`).textContent()) ?? '');
    return Number(
      text
        .replace(/[^\d,−+]/g, '')
        .replace('−', '-')
        .replace(',', '.'),
    );
  };
  const steps = ['booked', 'cancelled', 'lineCancellations', 'returns', 'allowances', 'waiting'];
  const sum = (await Promise.all(steps.map(amount))).reduce((total, value) => total + value, 0);
  expect(sum).toBeCloseTo(await amount('recognised'), 2);
  const before = (await page.locator('[data-cut-off]').textContent()) ?? '';
  await page.getByRole('navigation', { name: 'Fin de mois' }).getByRole('link').nth(1).click();
  await page.waitForURL((url) => url.searchParams.has('cutoff'));
  await expect(page.locator('[data-cut-off]')).not.toHaveText(before);
});

test('days of promotion are seen apart, and a chart has its table', async ({ visit }) => {
  const { page } = await visit('CEO');
  await page.goto(address('/sales/seasons'));
  await page.getByRole('navigation', { name: 'Quels jours' }).getByRole('link', { name: 'Promo', exact: true }).click();
  await page.waitForURL((url) => url.searchParams.get('days') === 'promotion');
  await page.getByRole('button', { name: 'Tableau : À quels moments arrivent les commandes ?' }).click();
  const table = page.getByRole('table', { name: 'À quels moments arrivent les commandes ?' });
  await expect(table.getByRole('row')).toHaveCount(8);
});

test('zones can be looked at by country', async ({ visit }) => {
  const { page } = await visit('CMO', { locale: 'en' });
  await page.goto(address('/sales/zones'));
  await page.getByRole('navigation', { name: 'Cut' }).getByRole('link', { name: 'Country' }).click();
  await page.waitForURL((url) => url.searchParams.get('level') === 'country');
  await expect(
    page.getByRole('table', { name: 'Ranking by country' }).getByRole('link', { name: 'France' }),
  ).toBeVisible();
});

test('administrators do not read sales', async ({ visit }) => {
  const { page } = await visit('ADMIN');
  for (const { path } of PAGES) expect((await page.goto(address(path)))?.status(), path).toBe(403);
});

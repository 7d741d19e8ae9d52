import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addDays } from '@/lib/core/calendar';
import { LOCALES } from '@/lib/core/locale';
import { address, expect, plainSpaces, test } from './vigie';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const TITLES = {
  '/sales/margin': { fr: 'Marge', en: 'Margin' },
  '/sales/prices': { fr: 'Prix et remises', en: 'Prices and discounts' },
  '/sales/promotions': { fr: 'Promotions', en: 'Promotions' },
  '/sales/returns': { fr: 'Retours et remboursements', en: 'Returns and refunds' },
} as const;
// The demo shop ends yesterday.
const today = new Date().toISOString().slice(0, 10);
const YEAR = `?from=${addDays(today, -365)}&to=${addDays(today, -1)}&compare=previous_year`;

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' | ')}`);
}

const numberIn = (text: string | null) =>
  Number(
    plainSpaces(text ?? '')
      .replace('−', '-')
      .replace(/[^\d.-]/g, ''),
  );

for (const [path, titles] of Object.entries(TITLES)) {
  for (const locale of LOCALES) {
    test(`${path} speaks ${locale}, in a sentence, without a fault`, async ({ visit }) => {
      const { page, faults } = await visit('CEO', { locale });
      await page.goto(address(path + YEAR));
      await expect(page.getByRole('heading', { level: 1, name: titles[locale] })).toBeVisible();
      await expect(page.locator('[data-sentences]')).not.toBeEmpty();
      expect(await page.getByRole('heading', { level: 2 }).count()).toBeGreaterThan(3);
      expect(await violations(page)).toEqual([]);
      expect(faults).toEqual([]);
    });
  }
}

test('the margin ladder leads from revenue to profit, and a level opens its rows', async ({ visit }) => {
  const { page } = await visit('CEO', { locale: 'en' });
  await page.goto(address('/sales/margin'));
  const card = page
    .getByRole('heading', { name: 'What is left of revenue?' })
    .locator('..')
    .locator('..')
    .locator('..');
  const steps = page.locator('[data-step]');
  await expect(steps.first()).toBeVisible();
  const ids = await steps.evaluateAll((all) => all.map((each) => each.getAttribute('data-step')));
  expect(ids[0]).toBe('net_revenue');
  expect(ids.at(-1)).toBe('operating_profit');
  await card.getByRole('button', { name: 'Table: What is left of revenue?' }).click();
  const amounts = await card
    .getByRole('row')
    .evaluateAll((rows) => rows.slice(1).map((row) => row.querySelectorAll('td')[0]?.textContent ?? ''));
  let level = 0;
  for (const [i, id] of ids.entries()) {
    const amount = numberIn(amounts[i] ?? '');
    if (!id?.startsWith('ladder_') && i > 0) expect(amount, `${id}`).toBeCloseTo(level, 1);
    level = id?.startsWith('ladder_') ? level + amount : amount;
  }
  await card.getByRole('button', { name: 'Table: What is left of revenue?' }).click();
  await page.locator('[data-step="net_revenue"] a').click();
  await page.waitForURL(/\/breakdown\?.*kpi=net_revenue/);
});

test('a cut of margin is an address, and narrows to a category page', async ({ visit }) => {
  const { page } = await visit('CMO', { locale: 'fr' });
  await page.goto(address('/sales/margin'));
  const tabs = page.getByRole('navigation', { name: 'Répartir par' });
  await tabs.getByRole('link', { name: 'Canal de vente' }).click();
  await expect(page).toHaveURL(/by=sales_channel/);
  await tabs.getByRole('link', { name: 'Catégorie', exact: true }).click();
  await expect(page).toHaveURL(/by=category/);
  const table = page.getByRole('region', { name: 'Où se fait la marge ?' });
  await table.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/products\/categories\//);
});

test('an event is chosen from the calendar and described, not explained', async ({ visit }) => {
  const { page } = await visit('ANALYST', { locale: 'fr' });
  await page.goto(address(`/sales/promotions${YEAR}`));
  const link = page.getByRole('link', { name: /^Comparer avant, pendant, après/ }).first();
  const name = (await link.getAttribute('title')) ?? '';
  await link.click();
  await expect(page).toHaveURL(/event=/);
  await expect(page.getByRole('heading', { level: 2, name: /avant, pendant, après/ })).toContainText(name);
  await expect(page.getByText('Une description, pas un effet', { exact: false })).toBeVisible();
});

test('the drivers of the average order multiply to it and lead to the reasons', async ({ visit }) => {
  const { page } = await visit('CEO', { locale: 'en' });
  await page.goto(address('/sales/prices'));
  const driver = async (id: string) => numberIn(await page.locator(`[data-driver="${id}"]`).textContent());
  const product = (await driver('units_per_transaction')) * (await driver('average_selling_price'));
  expect(Math.abs(product - (await driver('average_order_value')))).toBeLessThan(0.2);
  await page.getByRole('link', { name: 'Explain the change' }).click();
  await page.waitForURL(/\/why\?.*kpi=average_order_value/);
});

test('an administrator is refused', async ({ visit }) => {
  const { page } = await visit('ADMIN');
  for (const path of Object.keys(TITLES)) {
    const answer = await page.goto(address(path));
    expect(answer?.status(), path).toBe(403);
  }
});

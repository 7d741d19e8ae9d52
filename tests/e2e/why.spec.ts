import type { Page } from '@playwright/test';
import { addDays, addMonths, startOf } from '@/lib/core/calendar';
import { address, expect, plainSpaces, test } from './vigie';

// The demo shop ends yesterday: the last whole months are always in it.
const month = startOf('month', new Date().toISOString().slice(0, 10));
const PERIOD = { from: addMonths(month, -1), to: addDays(month, -1) };
const DAYS = `from=${PERIOD.from}&to=${PERIOD.to}&compare=previous_year`;

/** "−1 234,50 €" as a number. */
const amount = (text: string) =>
  Number(
    plainSpaces(text)
      .replace('−', '-')
      .replace(/[^\d,-]/g, '')
      .replace(',', '.'),
  );

async function partsOf(page: Page): Promise<{ sum: number; labels: string[] }> {
  await page.getByRole('button', { name: /^Tableau : D’où vient l’écart/ }).click();
  const rows = page.getByRole('table', { name: 'D’où vient l’écart ?' }).locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  const labels = await rows.locator('th').allInnerTexts();
  const amounts = await rows.locator('td:last-child').allInnerTexts();
  return { labels, sum: Math.round(amounts.reduce((total, text) => total + amount(text), 0) * 100) / 100 };
}

async function change(page: Page): Promise<number> {
  const figure = async (id: string) => amount((await page.locator(`[data-figure="${id}"]`).textContent()) ?? '');
  return Math.round(((await figure('after')) - (await figure('before'))) * 100) / 100;
}

test('a card leads to why it changed, and the parts sum to the change to the cent', async ({ visit }) => {
  const { page, faults } = await visit('CEO');
  await page.goto(address(`/summary?${DAYS}`));
  const card = await page.locator('[data-value="net_revenue"]').getAttribute('title');
  await page.getByRole('link', { name: 'Pourquoi ? Chiffre d’affaires net' }).click();
  await page.waitForURL(/\/why\?/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Chiffre d’affaires net');
  await expect(page.locator('[data-figure="after"]')).toHaveText(card ?? '');
  await expect(page.locator('[data-sentences]')).toContainText(/Le chiffre d’affaires net (augmente|baisse) de/);
  const moved = await change(page);
  const tabs = [
    ['price_volume_mix', 'Prix, volume, mix'],
    ['drivers', 'Moteurs'],
    ['formula', 'Formule'],
    ['contributions', 'Par canal de vente'],
  ] as const;
  for (const [split, tab] of tabs) {
    // The first is open already.
    if (split !== 'price_volume_mix') {
      await page.getByRole('link', { name: tab, exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`split=${split}`));
    }
    await expect(page.getByRole('link', { name: tab, exact: true })).toHaveAttribute('aria-current', 'true');
    const { sum, labels } = await partsOf(page);
    expect(labels.length, tab).toBeGreaterThan(1);
    expect(sum, tab).toBe(moved);
  }
  expect(faults).toEqual([]);
});

test('by keyboard: an effect names its products, a mover narrows the page, back undoes it', async ({ visit }) => {
  const { page } = await visit('CMO');
  await page.goto(address(`/why?kpi=net_revenue&${DAYS}`));
  const effect = page.getByRole('link', { name: /Prix de liste/ }).first();
  await effect.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Les produits derrière : prix de liste' })).toBeVisible();
  await page.getByRole('link', { name: 'Revenir à l’écart total' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Qui a le plus pesé ?' })).toBeVisible();
  await page.goto(address(`/why?kpi=net_revenue&${DAYS}&by=sales_channel`));
  await page.locator('#movers').getByRole('link', { name: /^Site/ }).first().press('Enter');
  await expect(page).toHaveURL(/sales_channel=site/);
  await expect(page.getByRole('link', { name: /Retirer le filtre Canal de vente/ })).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/sales_channel=site/);
});

test('other days can be compared, and the imports behind the figure are listed', async ({ visit }) => {
  const { page } = await visit('ANALYST', { locale: 'en' });
  const base = { from: addMonths(month, -3), to: addDays(addMonths(month, -2), -1) };
  await page.goto(address(`/why?kpi=order_count&${DAYS}`));
  await page.getByRole('button', { name: 'Compare with other days' }).click();
  await page.locator('input[name="base_from"]').fill(base.from);
  await page.locator('input[name="base_to"]').fill(base.to);
  await page
    .locator('form[action="/why"]')
    .filter({ has: page.locator('input[name="base_from"]') })
    .getByRole('button')
    .click();
  await expect(page).toHaveURL(new RegExp(`base_from=${base.from}`));
  await expect(page.getByRole('button', { name: 'Compare with other days' })).toContainText('Days chosen');
  await expect(page.locator('[data-batches]')).toContainText('Demo shop');
  const after = (await page.locator('[data-figure="after"]').textContent()) ?? '';
  await expect(page.locator('[data-batches] tbody tr').first().locator('td').last()).toHaveText(after);
});

test('the interface gives the same change, and nobody sees margins without the right', async ({ visit }) => {
  const { page } = await visit('CEO');
  await page.goto(address(`/why?kpi=gross_margin&${DAYS}`));
  const moved = await change(page);
  const question = { kpi: 'gross_margin', ...PERIOD, compare: 'previous_year', batches: {} };
  const ask = (body: object) =>
    page.evaluate(async (sent) => {
      const response = await fetch('/api/v1/kpis/explain', { method: 'POST', body: JSON.stringify(sent) });
      return { status: response.status, body: await response.json() };
    }, body);
  const { status, body } = await ask(question);
  expect(status).toBe(200);
  expect(Number(body.change)).toBe(moved);
  expect(body.sentence.en).toMatch(/^Gross margin (rose|fell) by/);
  expect(body.batches.state).toBe('recorded');
  expect(await ask({ ...question, by: 'weather' })).toMatchObject({ status: 400 });

  const admin = await visit('ADMIN');
  expect((await admin.page.goto(address('/why?kpi=gross_margin')))?.status()).toBe(403);
  expect((await admin.page.goto(address('/why?kpi=net_revenue')))?.status()).toBe(200);
  await expect(admin.page.locator('[data-batches] a, [data-batches] th').first()).toBeVisible();
  expect((await admin.page.goto(address('/why?kpi=nothing')))?.status()).toBe(404);
});

test('leading indicators are searched when asked for', async ({ visit }) => {
  const { page } = await visit('CMO');
  await page.goto(address('/kpis/candidates'));
  await expect(page.getByText('Choisissez une cible, puis cherchez')).toBeVisible();
  await page.getByLabel('Cible').selectOption('order_count');
  await page.getByLabel('Pas de temps').selectOption('month');
  await page.getByRole('button', { name: 'Chercher', exact: true }).click();
  await expect(page.locator('[data-findings]')).toBeVisible();
  await expect(page.getByText(/tests sur .* chiffres, avances de 1 à 6 mois/)).toBeVisible();
});

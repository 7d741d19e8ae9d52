import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addDays, addMonths, startOf } from '@/lib/core/calendar';
import { address, expect, plainSpaces, test } from './vigie';

// The demo shop ends yesterday: the last whole months are always in it.
const month = startOf('month', new Date().toISOString().slice(0, 10));
const PERIOD = `from=${addMonths(month, -6)}&to=${addDays(month, -1)}`;
const open = (page: Page, question: string) => page.goto(address(`/explore?${question}&${PERIOD}`));
const settled = (page: Page) => expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
const raw = (page: Page, kind: 'cell' | 'total', kpi: string) =>
  page.locator(`[data-${kind}="${kpi}"]`).first().getAttribute('data-raw');

test('a question is built by choosing, and its address shows the same to somebody else', async ({ visit }) => {
  const { page, faults } = await visit('CMO');
  await open(page, 'kpi=net_revenue&grain=none');
  await page.getByRole('button', { name: 'Ajouter un indicateur' }).click();
  await page.getByRole('searchbox', { name: 'Chercher' }).fill('commandes');
  await page.getByRole('button', { name: 'Commandes', exact: true }).click();
  await page.waitForURL(/kpi=order_count/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await page.getByRole('button', { name: 'Canal de vente', exact: true }).click();
  await page.waitForURL(/by=sales_channel/);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Mois', exact: true }).click();
  await page.waitForURL(/grain=month/);
  await settled(page);
  await expect(
    page.getByRole('heading', { name: 'Chiffre d’affaires net, Commandes par canal de vente, par mois' }),
  ).toBeVisible();
  const total = await raw(page, 'total', 'net_revenue');
  expect(Number(total)).toBeGreaterThan(0);

  const { page: other } = await visit('CEO', { locale: 'en' });
  await other.goto(page.url());
  await settled(other);
  await expect(other.getByRole('heading', { name: 'Net revenue, Orders by sales channel, per month' })).toBeVisible();
  expect(await raw(other, 'total', 'net_revenue')).toBe(total);
  expect(faults).toEqual([]);
});

test('a dimension that a KPI does not know says so and cannot be chosen', async ({ visit }) => {
  const { page } = await visit('ANALYST');
  await open(page, 'kpi=sessions');
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
  const option = page.getByRole('button', { name: /^Moyen de paiement/ });
  await expect(option).toBeDisabled();
  await expect(option).toContainText('ne se répartit pas ainsi');
});

test('a question without an answer offers ways out of it', async ({ visit }) => {
  const { page } = await visit('ANALYST');
  await open(page, 'kpi=sessions&payment_method=card&grain=none');
  await expect(page.getByRole('alert').filter({ hasText: 'n’a pas de réponse' })).toBeVisible();
  await page.getByRole('link', { name: 'Retirer le filtre Moyen de paiement', exact: true }).click();
  await expect(page.locator('[data-chart="figures"]')).toBeVisible();
});

test('a filter is found by its name, and left out as well as kept', async ({ visit }) => {
  const { page } = await visit('CEO');
  await open(page, 'kpi=net_revenue&by=category&compare=none');
  const rows = page.locator('[data-cell="net_revenue"]');
  const before = await rows.count();
  await page.getByRole('button', { name: 'Filtrer', exact: true }).click();
  await page.getByLabel('Filtrer sur').selectOption('category');
  await page.getByLabel('Exclure').check();
  await page.getByLabel('Chercher une valeur').fill('visage');
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: /^Appliquer/ }).click();
  await page.waitForURL(/not\.category=/);
  await settled(page);
  await expect(rows).toHaveCount(before - 1);
  await expect(page.getByText('≠ Soins du visage').first()).toBeVisible();
});

test('every figure opens the rows behind it, and they add up to it', async ({ visit }) => {
  const { page } = await visit('CEO');
  await open(page, 'kpi=net_revenue&by=sales_channel&grain=month&compare=none');
  const cell = page.locator('[data-cell="net_revenue"]').first();
  const shown = plainSpaces((await cell.textContent()) ?? '');
  await cell.click();
  await page.waitForURL(/\/breakdown\?/);
  await expect(page.locator('[data-rows-total]')).toBeVisible();
  expect(plainSpaces((await page.locator('[data-value="net_revenue"]').textContent()) ?? '')).toBe(shown);
  expect(plainSpaces((await page.locator('[data-rows-total]').getAttribute('data-rows-total')) ?? '')).toBe(shown);
});

test('the table is sorted and paged by the server', async ({ visit }) => {
  const { page } = await visit('CEO');
  await open(page, 'kpi=net_revenue&by=product&compare=none');
  const values = () =>
    page
      .locator('[data-cell="net_revenue"]')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-raw'))));
  const first = await values();
  expect(first).toEqual(first.toSorted((a, b) => b - a));
  await page.getByRole('link', { name: 'Page suivante' }).click();
  await page.waitForURL(/page=2/);
  await settled(page);
  expect((await values())[0]).toBeLessThanOrEqual(first.at(-1) as number);
  await page
    .getByRole('link', { name: /^Chiffre d’affaires net/ })
    .first()
    .click();
  await page.waitForURL(/sort=-net_revenue/);
});

for (const [type, question] of [
  ['line', 'kpi=net_revenue&grain=month'],
  ['area', 'kpi=net_revenue&by=category&grain=month&chart=area'],
  ['bars', 'kpi=net_revenue&by=weekday'],
  ['ranking', 'kpi=net_revenue&by=category'],
  ['donut', 'kpi=net_revenue&by=category&chart=donut'],
  ['heatmap', 'kpi=net_revenue&by=weekday&by=hour'],
  ['pareto', 'kpi=net_revenue&by=product&chart=pareto'],
  ['histogram', 'kpi=order_count&by=basket_lines'],
  ['map', 'kpi=net_revenue&by=region'],
  ['multiples', 'kpi=net_revenue&kpi=order_count&grain=month'],
  ['figures', 'kpi=net_revenue&kpi=order_count&grain=none'],
] as const) {
  test(`the ${type} is drawn, speaks, and has no fault on any screen`, async ({ visit }) => {
    const { page, faults } = await visit('CEO');
    await open(page, question);
    await settled(page);
    const chart = page.locator(`[data-chart="${type}"]`);
    await expect(chart).toBeVisible();
    await expect(chart.locator('svg:visible')).toHaveAttribute('aria-label', /\S{3}/);
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [390, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' | ')}`),
        `${width} ${colorScheme}`,
      ).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        `${width} px`,
      ).toBeLessThanOrEqual(0);
    }
    expect(faults).toEqual([]);
  });
}

test('a view is saved, shared, opened by its address and deleted', async ({ visit }) => {
  const { page } = await visit('CMO');
  await open(page, 'kpi=net_revenue&kpi=gross_margin&by=category');
  const name = `Marge par catégorie ${Date.now()}`;
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Enregistrer cette vue' });
  await dialog.getByLabel('Nom').fill(name);
  await dialog.getByLabel(/^Partager/).check();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await page.waitForURL(/\/explore\?view=[0-9a-f-]{36}$/);
  const saved = page.url();
  await expect(page.getByText(`Vue enregistrée : ${name}`)).toBeVisible();

  const { page: ceo } = await visit('CEO');
  await ceo.goto(saved);
  await expect(ceo.getByText(name).first()).toBeVisible();
  const { page: admin } = await visit('ADMIN');
  expect((await admin.request.get(saved)).status()).toBe(404);
  await admin.goto(address('/explore'));
  await admin.getByRole('button', { name: 'Vues enregistrées' }).click();
  await expect(admin.getByText(name)).toHaveCount(0);

  await page.getByRole('button', { name: 'Vues enregistrées' }).click();
  await page.getByRole('button', { name: `Supprimer ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
  await page.waitForURL(/\/explore$/);
  expect((await page.request.get(saved)).status()).toBe(404);
});

test('what happened is noted on the line, and on the summary', async ({ visit }) => {
  const { page } = await visit('ANALYST');
  await open(page, 'kpi=net_revenue&grain=month');
  const text = `Salon de Lyon ${Date.now()}`;
  await page.getByRole('button', { name: 'Ajouter une annotation' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ajouter une annotation' });
  await dialog.getByLabel('Jour').fill(addMonths(month, -2));
  await dialog.getByLabel('Ce qui s’est passé').fill(text);
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  const list = page.getByRole('region', { name: 'Annotations' });
  await expect(list).toContainText(text);
  await expect(list).toContainText('Inès Lambert');

  const { page: ceo } = await visit('CEO');
  await ceo.goto(address(`/summary?${PERIOD}`));
  await expect(ceo.getByText(text).first()).toBeVisible();
  await open(ceo, 'kpi=net_revenue&grain=month');
  const item = ceo.getByRole('listitem').filter({ hasText: text });
  await expect(item).toBeVisible();
  await expect(item.getByRole('button')).toHaveCount(0);

  await list
    .getByRole('listitem')
    .filter({ hasText: text })
    .getByRole('button', { name: /^Supprimer/ })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
  await expect(list).not.toContainText(text);
});

test('the question is exported in every format, with the figures of the page', async ({ visit }) => {
  const { page } = await visit('CEO');
  await open(page, 'kpi=net_revenue&by=category&compare=none');
  await page.getByRole('button', { name: 'Exporter la question' }).click();
  const href = (format: string) => page.locator(`[data-format="${format}"]`).getAttribute('href');
  const files = { csv: await href('csv'), xlsx: await href('xlsx'), pdf: await href('pdf'), png: await href('png') };
  const download = page.waitForEvent('download');
  await page.locator('[data-format="csv"]').click();
  expect((await download).suggestedFilename()).toMatch(/^vigie-net_revenue-.*\.csv$/);
  const csv = await (await page.request.get(address(files.csv ?? ''))).text();
  const figure = await raw(page, 'cell', 'net_revenue');
  expect(csv).toContain(`,${figure}\n`);
  for (const [format, start] of [
    ['xlsx', 'PK'],
    ['pdf', '%PDF'],
    ['png', '\u0089PNG'],
  ] as const) {
    const answer = await page.request.get(address(files[format] ?? ''));
    expect(answer.status(), format).toBe(200);
    expect((await answer.body()).toString('latin1').startsWith(start), format).toBe(true);
  }
});

test('margin leaves by no door for a role that may not see it', async ({ visit }) => {
  const { page } = await visit('ADMIN');
  expect((await page.request.get(address('/explore?kpi=gross_margin'))).status()).toBe(403);
  expect((await page.request.get(address('/explore/export?kpi=gross_margin&format=csv'))).status()).toBe(403);
  expect((await page.request.get(address('/explore/members?kpi=gross_margin&dimension=category'))).status()).toBe(403);
  await page.goto(address('/explore?kpi=net_revenue&by=category'));
  await page.getByRole('button', { name: 'Ajouter un indicateur' }).click();
  await expect(page.getByRole('button', { name: 'Commandes', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Marge brute', exact: true })).toHaveCount(0);
  // Administrators read figures, not rows: nothing leads there.
  await expect(page.locator('a[data-cell]')).toHaveCount(0);
});

test('the question is copied as a call of the API', async ({ visit }) => {
  const { page } = await visit('ANALYST', { locale: 'en' });
  await open(page, 'kpi=net_revenue&by=category');
  await page.getByRole('button', { name: 'API', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('/api/v1/kpis/query');
  const json = JSON.parse((await dialog.locator('pre').nth(1).textContent()) ?? '');
  expect(json).toMatchObject({ kpis: ['net_revenue'], dimensions: ['category'] });
  const answer = await page.request.post(address('/api/v1/kpis/query'), {
    data: json,
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  expect(answer.status()).toBe(200);
});

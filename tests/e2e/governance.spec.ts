import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { address, expect, test } from './vigie';

const PASSWORD = 'lavande-2026-soleil';
const mark = Date.now().toString(36);
const KPI = `own_site_sales_${mark}`;

/** A second administrator, made in the browser and signed in with a password. */
async function secondAdmin(admin: Page, other: Page): Promise<void> {
  const email = `second-${mark}@example.org`;
  await admin.goto(address('/users'));
  await admin.getByRole('button', { name: 'Ajouter un utilisateur' }).click();
  await admin.locator('input[name="name"]').fill('Solange Vidal');
  await admin.locator('input[name="email"]').fill(email);
  await admin.locator('select[name="role"]').selectOption('ADMIN');
  await admin.locator('input[name="password"]').fill(PASSWORD);
  await admin.locator('dialog form button[type="submit"]').click();
  await expect(admin.getByText(email)).toBeVisible();
  await other.goto(address('/sign-in'));
  await other.locator('input[name="email"]').fill(email);
  await other.locator('input[name="password"]').fill(PASSWORD);
  await other.locator('input[name="password"]').press('Enter');
  await other.waitForURL((url) => url.pathname !== '/sign-in');
}

async function typeExpression(page: Page, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name });
  await field.click();
  await field.pressSequentially('grosss');
  await expect(page.getByRole('button', { name: /gross/ }).first()).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('');
  await field.pressSequentially('gross where sales_ch');
  await expect(page.getByRole('option').first()).toContainText('sales_channel');
  await field.press('Enter');
  await field.pressSequentially(' in ("');
  await expect(page.getByRole('option', { name: /^site/ })).toBeVisible();
  await field.press('ArrowDown');
  await field.press('ArrowUp');
  await field.press('Enter');
  await expect(field).toHaveValue('gross where sales_channel in ("site"');
  await field.press('Escape');
  await field.pressSequentially(')');
}

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

test('a KPI is written, judged by another administrator, read, changed by a single one, and replaced', async ({
  visit,
}) => {
  test.setTimeout(240_000);
  const { page, faults } = await visit('ADMIN');
  const second = await visit(null);
  await secondAdmin(page, second.page);

  await page.goto(address('/kpis/proposals'));
  await page.getByRole('checkbox', { name: /Un seul administrateur/ }).uncheck();
  await page.goto(address('/kpis/new'), { waitUntil: 'networkidle' });
  await typeExpression(page, 'Expression');
  await expect(page.getByText('Expression comprise')).toBeVisible();
  await page.getByLabel('Nom en français').fill('Ventes du site');
  await page.getByLabel('Nom en anglais').fill(`Own site sales ${mark}`);
  await expect(page.getByLabel('Identifiant')).toHaveValue(KPI);
  await page.getByRole('button', { name: 'Soumettre pour validation' }).click();
  await expect(page.getByText('À renseigner, dans les deux langues').first()).toBeVisible();
  for (const label of ['Formule en toutes lettres, en français', 'Formule en toutes lettres, en anglais']) {
    await page.getByLabel(label).fill('prix de liste × quantité, site');
  }
  for (const label of ['Description en français', 'Description en anglais'])
    await page.getByLabel(label).fill('Ventes brutes du site.');
  await page.getByLabel('Responsable').fill('Ventes');
  await page.getByLabel('Motif').fill('Suivre le site à part.');
  await page.getByRole('button', { name: 'Calculer' }).click();
  await expect(page.getByText(/^Ventes du site vaut/)).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Soumettre pour validation' }).click();
  await page.waitForURL(/\/kpis\/proposals\/\d+$/);
  await expect(page.getByText('un autre administrateur doit se prononcer')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approuver et publier' })).toHaveCount(0);
  expect(await faultsOf(page)).toEqual([]);

  const proposal = new URL(page.url()).pathname;
  await second.page.goto(address(proposal));
  await second.page.getByRole('button', { name: 'Refuser' }).click();
  await expect(second.page.getByText('À renseigner').first()).toBeVisible();
  await second.page.getByRole('button', { name: 'Approuver et publier' }).click();
  await expect(second.page.getByText('Approuvée par Solange Vidal')).toBeVisible();

  const { page: ceo, faults: ceoFaults } = await visit('CEO', { locale: 'en' });
  await ceo.goto(address(`/kpis/${KPI}`));
  await expect(ceo.getByRole('heading', { level: 1 })).toHaveText(`Own site sales ${mark}`);
  await expect(ceo.getByText('Pilot', { exact: true })).toBeVisible();
  await expect(ceo.getByRole('heading', { name: 'As reported, and restated' })).toBeVisible();
  await expect(ceo.getByText('proposed by Adrien Petit, approved by Solange Vidal')).toBeVisible();
  expect(await faultsOf(ceo)).toEqual([]);
  const answer = await ceo.request.post(address('/api/v1/kpis/query'), {
    headers: { 'sec-fetch-site': 'same-origin' },
    data: { kpis: [KPI], from: '2020-01-01', to: '2030-12-31' },
  });
  expect(answer.status()).toBe(200);
  const before = Number(((await answer.json()) as { rows: Record<string, string>[] }).rows[0]?.[KPI]);
  expect(before).toBeGreaterThan(0);

  // The same person proposes and approves, where that is declared; in English.
  const english = await visit('ADMIN', { locale: 'en' });
  const one = english.page;
  await one.goto(address('/kpis/proposals'));
  await one.getByRole('checkbox', { name: /One administrator only/ }).check();
  await expect(one.getByText('Declared: the same person may propose and approve.')).toBeVisible();
  await one.goto(address(`/kpis/${KPI}/edit`));
  await expect(one.getByText('Expression understood')).toBeVisible();
  const field = one.getByRole('combobox', { name: 'Expression' });
  await field.fill('gross where sales_channel in ("site") + gross where sales_channel in ("site")');
  await one.getByLabel('Reason').fill('Count it twice, to see the difference.');
  await one.getByRole('button', { name: 'Compute' }).click();
  await expect(one.getByText('+100.0%').first()).toBeVisible();
  await one.getByRole('button', { name: 'Submit for approval' }).click();
  await one.waitForURL(/\/kpis\/proposals\/\d+$/);
  await one.getByRole('button', { name: 'Approve and publish' }).click();
  await expect(one.getByText('version 2 published', { exact: false }).first()).toBeVisible();
  const after = await ceo.request.post(address('/api/v1/kpis/query'), {
    headers: { 'sec-fetch-site': 'same-origin' },
    data: { kpis: [KPI], from: '2020-01-01', to: '2030-12-31' },
  });
  expect(Number(((await after.json()) as { rows: Record<string, string>[] }).rows[0]?.[KPI])).toBeCloseTo(
    before * 2,
    2,
  );

  await one.goto(address(`/kpis/${KPI}`));
  await expect(one.getByText('Proposed and approved by the same person')).toBeVisible();
  await one.getByLabel('State', { exact: true }).selectOption('deprecated');
  await one.getByLabel('Successor').selectOption('gross_revenue');
  await one.getByRole('button', { name: 'Save' }).click();
  await expect(one.getByText('Record saved')).toBeVisible();
  await ceo.goto(address(`/kpis/${KPI}`));
  await expect(ceo.getByText('This KPI is replaced by')).toBeVisible();
  await one.goto(address('/kpis/proposals'));
  await one.getByRole('checkbox', { name: /One administrator only/ }).uncheck();
  await expect(one.getByText('Not declared:')).toBeVisible();

  await page.goto(address('/audit?action=definition_changed'));
  await expect(page.getByText(/Chaîne recalculée et intacte jusqu’à l’entrée \d+/)).toBeVisible();
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: `kpi:${KPI}` })
      .first(),
  ).toContainText('Adrien Petit');
  await expect(page.getByRole('table')).toContainText('step: approved');
  expect(await faultsOf(page)).toEqual([]);
  await page.goto(address('/kpis/register'));
  await expect(page.getByRole('heading', { name: 'Remplacés' })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  expect([...faults, ...ceoFaults, ...english.faults]).toEqual([]);
});

test('who may not see costs sees their definition and no figure', async ({ visit }) => {
  const { page } = await visit('ADMIN', { locale: 'en' });
  await page.goto(address('/kpis/gross_margin'));
  await expect(page.getByText('Your role does not read the values of this KPI')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What counts, and what each rule changes' })).toHaveCount(0);
  await page.goto(address('/kpis/gross_margin/edit'));
  // Told by the page itself once it is alive.
  await expect(page.getByText('Expression understood')).toBeVisible();
  const field = page.getByRole('combobox', { name: 'Expression' });
  await field.fill('costed_net - cost - cost');
  await expect(page.getByText('Expression understood')).toBeVisible();
  await page.getByRole('button', { name: 'Compute' }).click();
  await expect(page.getByText('Your role does not read costs and margins')).toBeVisible();
  await expect(page.getByText('hidden', { exact: true }).first()).toBeVisible();
});

import { ROLES, type Role } from '@/lib/core/roles';
import { address, expect, test } from './vigie';

const FIRST_PAGE: Record<Role, string> = { CEO: '/summary', CMO: '/summary', ANALYST: '/summary', ADMIN: '/imports' };

for (const role of ROLES) {
  test(`the demo lets in as ${role} with one click, to that role's first page`, async ({ visit }) => {
    const { page, faults } = await visit(null);
    await page.goto(address('/sign-in'));
    await page.locator(`[data-role="${role}"]`).click();
    await page.waitForURL((url) => url.pathname === FIRST_PAGE[role]);
    await expect(page.getByRole('main')).toBeVisible();
    await expect(page.getByText('Démo', { exact: true }).first()).toBeVisible();
    expect(faults).toEqual([]);
  });
}

test('a wrong password is refused without telling whether the account exists', async ({ visit }) => {
  const { page } = await visit(null);
  const answers: string[] = [];
  for (const email of ['ceo@demo.invalid', 'nobody@example.org']) {
    await page.goto(address('/sign-in'));
    await page.locator('input[name="email"]').fill(email);
    await page.locator('input[name="password"]').fill('not the password');
    await page.locator('input[name="password"]').press('Enter');
    const alert = page.getByRole('alert').filter({ hasText: /\S/ }).first();
    await expect(alert).toBeVisible();
    answers.push((await alert.textContent()) ?? '');
  }
  expect(answers[0]).toBe(answers[1]);
});

test('a page asked for before signing in opens afterwards', async ({ visit }) => {
  const { page } = await visit(null);
  await page.goto(address('/kpis/net_revenue'));
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await page.locator('[data-role="CEO"]').click();
  await page.waitForURL((url) => url.pathname === '/kpis/net_revenue');
});

test('a cookie copied before signing out is worth nothing afterwards', async ({ visit, browser }) => {
  const { page } = await visit(null);
  await page.goto(address('/sign-in'));
  await page.locator('[data-role="CEO"]').click();
  await page.waitForURL((url) => url.pathname === '/summary');
  const copied = await page.context().storageState();
  await page.getByRole('button', { name: /Claire Fontaine/ }).click();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.waitForURL((url) => url.pathname === '/sign-in');
  const thief = await browser.newContext({ storageState: copied });
  const answer = await thief.request.get(address('/summary'), { maxRedirects: 0 });
  expect(answer.status()).toBe(307);
  expect(answer.headers().location).toContain('/sign-in');
  await thief.close();
});

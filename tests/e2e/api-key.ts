import { address, expect, type Visitor } from './vigie';

/** A key with every scope that the signed-in person may give, made on the page as people do. */
export async function makeKey({ page }: Visitor, name: string): Promise<string> {
  await page.goto(address('/api-keys'));
  await page.locator('input[name="name"]').fill(name);
  for (const box of await page.locator('input[name="scopes"]').all()) await box.check();
  await page.locator('form button[type="submit"]').click();
  const shown = page.locator('input[readonly]');
  await expect(shown).toHaveValue(/^vigie_/);
  return shown.inputValue();
}

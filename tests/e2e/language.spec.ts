import { address, expect, test } from './vigie';

test('the reader changes the language, and it stays', async ({ visit }) => {
  const { page } = await visit('CEO');
  await page.goto(address('/kpis'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.getByRole('button', { name: /Claire Fontaine/ }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.goto(address('/summary'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

for (const [asked, shown] of [
  ['fr-CH', 'fr'],
  ['en-US', 'en'],
  ['de-DE', 'fr'],
] as const) {
  test(`a browser that asks for ${asked} first sees ${shown}`, async ({ browser }) => {
    const context = await browser.newContext({ locale: asked });
    const page = await context.newPage();
    await page.goto(address('/sign-in'));
    await expect(page.locator('html')).toHaveAttribute('lang', shown);
    await context.close();
  });
}

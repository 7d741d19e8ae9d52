import { address, expect, test } from './vigie';

test('examples are sent with the session of the reader, on real data', async ({ visit }) => {
  const { page, faults } = await visit('CEO', { locale: 'en' });
  await page.goto(address('/developers'));
  const send = page.getByRole('button', { name: 'Send' });
  await send.click();
  await expect(page.locator('[data-status="200"]')).toBeVisible();
  await expect(page.locator('[data-answer]')).toContainText('"net_revenue"');
  await page.getByRole('button', { name: 'Values of a dimension' }).click();
  await send.click();
  await expect(page.locator('[data-answer]')).toContainText('"members"');
  await page.getByRole('button', { name: 'Why a figure changed' }).click();
  await send.click();
  await expect(page.locator('[data-answer]')).toContainText('"sentence"');
  expect(faults).toEqual([]);

  await page.getByRole('button', { name: 'Net revenue by month' }).click();
  await page.getByLabel('Body of the request').fill('{"kpis":["turnover"],"from":"2026-01-01","to":"2026-01-31"}');
  await send.click();
  await expect(page.locator('[data-status="400"]')).toBeVisible();
  await expect(page.locator('[data-answer]')).toContainText('kpis[0]');
});

test('the same call can be taken along in three languages', async ({ visit }) => {
  const { page } = await visit('ANALYST');
  await page.goto(address('/developers'));
  const sample = page.locator('pre').first();
  await expect(sample).toContainText('curl -s');
  await page.getByRole('button', { name: 'R', exact: true }).click();
  await expect(sample).toContainText('req_auth_bearer_token');
  await page.getByRole('button', { name: 'Python' }).click();
  await expect(sample).toContainText('requests.post(');
  await expect(page.getByRole('link', { name: 'Créer une clé' })).toHaveAttribute('href', '/api-keys');
});

test('it lists every address, and how an assistant is connected', async ({ visit }) => {
  const { page } = await visit('CMO');
  await page.goto(address('/developers'));
  const { paths } = await (await page.request.get(address('/api/v1/openapi.json'))).json();
  const operations = Object.values(paths as Record<string, Record<string, { operationId: string }>>).flatMap(
    (methods) => Object.values(methods).map(({ operationId }) => operationId),
  );
  expect(operations.length).toBeGreaterThan(10);
  for (const id of operations) await expect(page.locator(`[data-operation="${id}"]`)).toBeVisible();
  await expect(page.getByText(address('/api/mcp'))).toBeVisible();
  await expect(page.getByText('query_kpis')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Créer une clé' })).toHaveCount(0);
});

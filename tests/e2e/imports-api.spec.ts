import { address, expect, plainSpaces, test } from './vigie';

// Orders long before the demo shop's first day: figures that other tests compare stay as they are.
const ROWS = ['N° de commande;Date de commande;Référence;Quantité;Prix unitaire', 'E2E-K1;25/01/2015;REF-1;2;12,90'];

test('one call with an API key imports a file', async ({ visit }) => {
  const { page } = await visit('ADMIN');
  await page.goto(address('/api-keys'));
  await page.locator('input[name="name"]').fill('Import test');
  await page.locator('input[name="scopes"][value="imports:manage"]').check();
  await page.locator('form button[type="submit"]').click();
  const shown = page.locator('input[readonly]');
  await expect(shown).toHaveValue(/^vigie_/);
  const headers = { authorization: `Bearer ${await shown.inputValue()}`, 'content-type': 'text/csv' };

  const { page: stranger } = await visit(null);
  const data = Buffer.from(ROWS.join('\r\n'), 'latin1');
  const started = await stranger.request.post(address('/api/v1/imports?name=by-key.csv'), { headers, data });
  expect(started.status()).toBe(202);
  const { id } = (await started.json()) as { id: number };
  await expect
    .poll(
      async () => (await (await stranger.request.get(address(`/api/v1/imports/${id}`), { headers })).json()).status,
      {
        timeout: 30_000,
      },
    )
    .toBe('done');
  const refused = await stranger.request.post(address('/api/v1/imports'), { headers, data: 'a,b\n1,2\n' });
  expect(refused.status()).toBe(422);
  expect(plainSpaces(await refused.text())).toContain('unsupported_file');
});

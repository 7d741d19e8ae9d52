import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { address, expect as expectNow, test } from './vigie';

const expect = expectNow.configure({ timeout: 20_000 });
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

const servers: Server[] = [];
test.afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A shop of one page, which loads the tracker as a shop would. */
async function shop(line: () => string): Promise<string> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="fr"><head><title>Boutique</title>
      <script>window.vigie = window.vigie || function () { (vigie.q = vigie.q || []).push(arguments); };</script>
      ${line()}</head><body><h1>${request.url?.replace(/[<&]/g, '')}</h1></body></html>`);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

test('a shop is measured: from the line that is pasted to what arrives, consent included', async ({
  visit,
  browser,
}) => {
  test.slow();
  const { page, faults } = await visit('ADMIN');
  let line = '';
  const url = await shop(() => line);
  const name = `Boutique ${Date.now()}`;
  await page.goto(address('/tracking'));
  await page.getByRole('button', { name: 'Nouveau site' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom').fill(name);
  await dialog.getByLabel('Adresses de ses pages').fill('ceci n’est pas une adresse');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog).toContainText('n’est pas une adresse https');
  await dialog.getByLabel('Adresses de ses pages').fill(url);
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  const card = page
    .locator('.tremor-Card-root, [class*="rounded-xl"]')
    .filter({ has: page.getByRole('heading', { name }) })
    .last();
  await expect(card).toContainText(url);
  line = ((await card.locator('pre').textContent()) ?? '').trim();
  expect(line).toMatch(/^<script src=".*\/vigie\.js" data-site="[0-9a-f]{16}" async><\/script>$/);

  const visitor = await browser.newContext({ userAgent: PHONE });
  const site = await visitor.newPage();
  const sent: { status: number; body: string }[] = [];
  site.on('response', (response) => {
    if (response.url().endsWith('/api/collect')) {
      sent.push({ status: response.status(), body: response.request().postData() ?? '' });
    }
  });
  const answered = () => site.waitForResponse((response) => response.url().endsWith('/api/collect'));
  const first = answered();
  await site.goto(`${url}/?utm_source=instagram&utm_medium=paid_social&utm_campaign=e2e-noel&fbclid=SECRET`);
  await first;
  const purchase = answered();
  await site.evaluate(() => {
    const { vigie } = window as unknown as { vigie: (name: string, given?: object) => void };
    vigie('product', { sku: 'AUB-HAI-001', price: 24.9 });
    vigie('cart', { sku: 'AUB-HAI-001', quantity: 2, price: 24.9 });
    vigie('purchase', { order: 'E2E-SECRET' });
  });
  await purchase;
  const agreed = answered();
  await site.evaluate(() => {
    const { vigie } = window as unknown as { vigie: (name: string, given?: object) => void };
    vigie('consent', { version: 'e2e', purposes: ['measure'] });
  });
  await agreed;
  expect(sent.map(({ status }) => status)).toEqual([204, 204, 204]);
  // Neither the order without consent, nor which click it was, ever leaves the page.
  expect(sent.map(({ body }) => body).join()).not.toMatch(/SECRET/);

  const live = page.getByRole('region', { name: 'Ce qui arrive' });
  await expect(live).toContainText('e2e-noel');
  await expect(live).toContainText('Ajout au panier');
  await expect(live.getByRole('row').filter({ hasText: 'Consentement' }).first()).toContainText('Mobile');

  // Opting out ends it: the next page says nothing.
  await site.evaluate(() => (window as unknown as { vigie: (name: string) => void }).vigie('optout'));
  const before = sent.length;
  await site.goto(`${url}/apres`);
  await site.waitForTimeout(1_500);
  expect(sent).toHaveLength(before);
  expect(await visitor.cookies(url)).toEqual([expect.objectContaining({ name: '_vigie_out', value: '1' })]);

  // A page of another origin is not believed, whatever key it holds.
  const other = await shop(() => line);
  const stranger = await visitor.newPage();
  await visitor.clearCookies();
  // The answer names no origin: the browser keeps even its status from the page.
  const refused = stranger.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/collect'));
  await stranger.goto(`${other}/`);
  await refused;
  await visitor.close();
  expect(faults).toEqual([]);
});

test('bodies that are too large, no JSON or of nobody are refused', async ({ request }) => {
  const post = (data: string, headers: Record<string, string> = {}) =>
    request.post(address('/api/collect'), { data, headers: { 'content-type': 'text/plain', ...headers } });
  expect((await post(JSON.stringify({ s: 'x'.repeat(9_000) }))).status()).toBe(413);
  expect((await post('not json')).status()).toBe(400);
  expect((await post('{}')).status()).toBe(400);
  const body = {
    s: 'unknown-site',
    i: 'a'.repeat(32),
    d: Date.now(),
    n: Date.now(),
    e: [{ k: 'page', t: Date.now(), x: '0123456789abc' }],
  };
  expect((await post(JSON.stringify(body), { origin: 'https://elsewhere.example' })).status()).toBe(403);
});

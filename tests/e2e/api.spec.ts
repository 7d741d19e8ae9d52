import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { addDays, addMonths, startOf } from '@/lib/core/calendar';
import { makeKey } from './api-key';
import { address, expect, test } from './vigie';

const month = startOf('month', new Date().toISOString().slice(0, 10));
const RANGE = { from: addMonths(month, -3), to: addDays(month, -1) };
const QUESTION = { kpis: ['net_revenue', 'gross_margin'], ...RANGE, grain: 'month', dimensions: ['sales_channel'] };

test('an analyst reads figures, values and rows with a key alone', async ({ visit }) => {
  const key = await makeKey(await visit('ANALYST'), 'Browser test of the API');
  const { page } = await visit(null);
  const headers = { authorization: `Bearer ${key}` };
  const post = (path: string, data: unknown, more = {}) =>
    page.request.post(address(path), { data, headers: { ...headers, ...more } });

  const answer = await post('/api/v1/kpis/query', QUESTION);
  expect(answer.status()).toBe(200);
  expect(Number(answer.headers()['ratelimit-remaining'])).toBeGreaterThan(0);
  const { rows, meta } = await answer.json();
  expect(rows.length).toBeGreaterThan(3);
  const again = await post('/api/v1/kpis/query', QUESTION, { 'if-none-match': answer.headers().etag });
  expect(again.status()).toBe(304);

  const pages: unknown[] = [];
  let cursor: string | undefined;
  do {
    const part = await (await post('/api/v1/kpis/query', { ...QUESTION, limit: 4, cursor })).json();
    pages.push(...part.rows);
    cursor = part.next_cursor ?? undefined;
  } while (cursor);
  expect(pages).toEqual(rows);

  const members = await page.request.get(address('/api/v1/kpis/net_revenue/members?dimension=sales_channel'), {
    headers,
  });
  const keys = (await members.json()).members.map((member: { key: string }) => member.key);
  for (const row of rows) expect(keys).toContain(row.sales_channel);

  const drill = await (await post('/api/v1/kpis/drill', { kpi: 'net_revenue', ...RANGE, limit: 5 })).json();
  expect(drill.rows).toHaveLength(5);
  expect(Number(drill.parts[0].total)).toBeCloseTo(Number(meta.totals.net_revenue), 2);

  const wrong = await post('/api/v1/kpis/query', { ...QUESTION, dimensions: ['moon'] });
  expect(wrong.status()).toBe(400);
  expect((await wrong.json()).errors[0].path).toBe('dimensions[0]');
});

test('an assistant answers from the same figures', async ({ visit }) => {
  const key = await makeKey(await visit('ANALYST'), 'Browser test of an assistant');
  const requestInit = { headers: { authorization: `Bearer ${key}` } };
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(address('/api/mcp')), { requestInit }));
  try {
    const { structuredContent } = await client.callTool({ name: 'query_kpis', arguments: QUESTION });
    const { page } = await visit(null);
    const answer = await page.request.post(address('/api/v1/kpis/query'), { data: QUESTION, ...requestInit });
    const { rows, meta } = await answer.json();
    expect((structuredContent as { rows: unknown }).rows).toEqual(rows);
    expect(structuredContent).toMatchObject({ meta: { data_version: meta.data_version, kpis: meta.kpis } });
  } finally {
    await client.close();
  }
});

test('an assistant needs a key', async ({ visit }) => {
  const { page } = await visit(null);
  const answer = await page.request.post(address('/api/mcp'), { data: {} });
  expect(answer.status()).toBe(401);
  expect((await page.request.get(address('/api/mcp'))).status()).toBe(405);
});

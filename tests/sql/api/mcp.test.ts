import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as mcp } from '@/app/api/mcp/route';
import { POST as explainRoute } from '@/app/api/v1/kpis/explain/route';
import { POST as queryRoute } from '@/app/api/v1/kpis/query/route';
import { env } from '@/lib/core/env';
import { visibleKpis } from '@/lib/kpi/access';
import { ALL_READING, apiShop, call, keyOf, viewerOf } from './api-shop';

let close: () => Promise<void>;
let key: string;
let admin: string;
const clients: Client[] = [];

beforeAll(async () => {
  close = await apiShop();
  key = await keyOf(await viewerOf('ANALYST'), ALL_READING);
  admin = await keyOf(await viewerOf('ADMIN'), ['kpi:query', 'dictionary:read']);
});
afterAll(async () => {
  for (const client of clients) await client.close();
  await close();
});

async function connected(transport: Transport): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  clients.push(client);
  return client;
}

/** The SDK's own client, whose requests reach the route without a socket between. */
const overHttp = (bearer: string) =>
  connected(
    new StreamableHTTPClientTransport(new URL('http://vigie.test/api/mcp'), {
      requestInit: { headers: { authorization: `Bearer ${bearer}` } },
      fetch: async (url, init) => {
        if (init?.method !== 'POST') return new Response(null, { status: 405 });
        return mcp(new Request(url, init));
      },
    }),
  );

const overStdio = (...options: string[]) =>
  connected(
    new StdioClientTransport({
      command: process.execPath,
      args: ['scripts/vigie.mjs', 'mcp', ...options],
      env: { ...process.env, DATABASE_URL: env().DATABASE_URL ?? '', VIGIE_EMBEDDED: '0' } as Record<string, string>,
      stderr: 'inherit',
    }),
  );

const question = {
  kpis: ['net_revenue', 'gross_margin', 'average_order_value'],
  from: '2024-01-01',
  to: '2024-03-31',
  grain: 'month',
  dimensions: ['sales_channel'],
  compare: 'previous_year',
};

async function ask(client: Client, name: string, input: object) {
  const { structuredContent, content, isError } = await client.callTool({ name, arguments: { ...input } });
  const [text] = content as { text: string }[];
  return { answer: structuredContent as Record<string, unknown>, text: text?.text ?? '', isError: isError === true };
}

interface Figures {
  rows: unknown[];
  meta: { computed_at: string; computed_in_ms: number };
}

/** Everything but when it was computed, and in the language of the reader. */
const figures = ({ rows, meta: { computed_at, computed_in_ms, ...meta } }: Figures) => ({ rows, meta });

describe.each([
  ['Streamable HTTP', () => overHttp(key)],
  ['standard input and output', () => overStdio('--locale', 'fr')],
])('an assistant over %s', (_name, open) => {
  let client: Client;
  beforeAll(async () => {
    client = await open();
  });

  it('finds the tools and how to use them', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'list_kpis',
        'describe_kpi',
        'query_kpis',
        'explain_change',
        'list_members',
        'drill_down',
      ]),
    );
    for (const tool of tools) expect(tool.annotations).toMatchObject({ readOnlyHint: true });
    expect(client.getInstructions()).toContain('governed KPIs only');
  });

  it('gets the numbers of the API, with version, data state and warnings', async () => {
    const { answer } = await ask(client, 'query_kpis', question);
    const api = await queryRoute(call('/api/v1/kpis/query', key, { body: { ...question, limit: 200 } }));
    expect(figures(answer as unknown as Figures)).toEqual(figures((await api.json()) as Figures));
    expect(answer.meta).toMatchObject({
      data_version: 7,
      warnings: expect.arrayContaining([expect.objectContaining({ code: 'incomplete_cost' })]),
    });
  });

  it('gets the explanation of the API, whose parts add up to the change', async () => {
    const asked = { kpi: 'net_revenue', from: '2024-02-01', to: '2024-02-29' };
    const { answer } = await ask(client, 'explain_change', asked);
    const api = await (await explainRoute(call('/api/v1/kpis/explain', key, { body: asked }))).json();
    const stripped = ({ computed_at, ...rest }: { computed_at?: string }) => rest;
    expect(stripped(answer)).toEqual(stripped(api));
    expect(answer).toMatchObject({ kpi: { id: 'net_revenue', version: 1 }, data_version: 7 });
  });

  it('reads the dictionary, members and rows', async () => {
    const list = await ask(client, 'list_kpis', { search: 'revenue' });
    expect(JSON.parse(list.text)).toEqual(list.answer);
    expect(list.answer).toMatchObject({ data: { data_version: 7, first_day: '2023-01-15', currency: 'EUR' } });
    const described = await ask(client, 'describe_kpi', { kpi: 'net_revenue' });
    expect(described.answer.kpi).toMatchObject({ id: 'net_revenue', version: 1, additive: true });
    const members = await ask(client, 'list_members', { kpi: 'net_revenue', dimension: 'sales_channel' });
    expect(members.answer).toMatchObject({ total: 3 });
    const drilled = await ask(client, 'drill_down', { kpi: 'order_count', from: '2024-02-01', to: '2024-02-29' });
    expect(drilled.answer).toMatchObject({ rows: [{ order_ref: 'N3', contribution: '1' }] });
  });

  it('reads the dictionary as resources', async () => {
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toContain('vigie://kpis/net_revenue');
    const { contents } = await client.readResource({ uri: 'vigie://kpis/net_revenue' });
    expect(JSON.parse(String(contents[0] && 'text' in contents[0] ? contents[0].text : ''))).toMatchObject({
      id: 'net_revenue',
      owner: 'Finance',
    });
  });

  it('is told why a question cannot be answered', async () => {
    const refused = await ask(client, 'query_kpis', { ...question, dimensions: ['carrier'] });
    expect(refused.isError).toBe(true);
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'invalid_input', errors: [{ path: 'dimensions[0]' }] });
  });
});

describe('what an assistant may not see', () => {
  it('is neither offered nor given', async () => {
    const client = await overHttp(admin);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).not.toContain('drill_down');
    expect(
      (await ask(client, 'drill_down', { kpi: 'net_revenue', from: '2024-01-01', to: '2024-01-31' })).isError,
    ).toBe(true);
    const refused = await ask(client, 'query_kpis', question);
    expect(refused).toMatchObject({ isError: true });
    expect(JSON.parse(refused.text).code).toBe('forbidden');
    const { answer } = await ask(client, 'list_kpis', {});
    const ids = (answer.kpis as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(visibleKpis(['kpi:query', 'dictionary:read']).map(({ id }) => id));
    expect(ids).not.toContain('gross_margin');
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).not.toContain('vigie://kpis/gross_margin');
    await expect(client.readResource({ uri: 'vigie://kpis/gross_margin' })).rejects.toThrow();
  });

  it('needs a key that may ask', async () => {
    const none = await mcp(call('/api/mcp', undefined, { body: {} }));
    expect(none.status).toBe(401);
    expect(none.headers.get('www-authenticate')).toContain('Bearer');
    await expect(overHttp(`vigie_00000000_${'a'.repeat(43)}`)).rejects.toThrow();
  });

  it('follows the role of the console', async () => {
    const client = await overStdio('--role', 'ADMIN');
    expect((await ask(client, 'query_kpis', question)).isError).toBe(true);
    const open = await ask(client, 'query_kpis', { ...question, kpis: ['net_revenue'] });
    expect(open.isError).toBe(false);
  });
});

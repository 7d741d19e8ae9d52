import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as query } from '@/app/api/v1/kpis/query/route';
import { GET as dictionary } from '@/app/api/v1/kpis/route';
import type { Ability } from '@/lib/auth/abilities';
import { createApiKey } from '@/lib/auth/api-keys';
import { sessionViewer, startSession } from '@/lib/auth/session';
import { createUser } from '@/lib/auth/users';
import { CONSOLE_ACTOR } from '@/lib/auth/viewer';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import kpiCommand from '@/scripts/commands/kpi';
import { type TestDatabase, testDatabase } from '../database';
import { loadTinyShop } from './tiny-shop';

let database: TestDatabase;
let analyst: string;
let narrow: string;
let admin: string;

async function keyOf(role: 'ADMIN' | 'ANALYST', scopes: Ability[], email: string): Promise<string> {
  const input = { email, name: role, role, locale: 'fr' as const, password: 'lavande-2026-soleil' };
  const { id } = await createUser(CONSOLE_ACTOR, input);
  const viewer = await sessionViewer(await startSession(id, 'test'));
  if (!viewer) throw new Error('no viewer');
  return createApiKey(viewer, { name: 'test', scopes });
}

beforeAll(async () => {
  process.env.AUTH_SECRET ??= 'k3y-for-tests-0123456789-abcdefghij';
  database = await testDatabase();
  await loadTinyShop();
  analyst = await keyOf('ANALYST', ['kpi:query', 'dictionary:read', 'margin:read'], 'analyst@example.org');
  narrow = await keyOf('ANALYST', ['kpi:query'], 'narrow@example.org');
  admin = await keyOf('ADMIN', ['kpi:query', 'dictionary:read'], 'admin@example.org');
});
afterAll(() => database.drop());

const headers = (key?: string): HeadersInit => (key ? { authorization: `Bearer ${key}` } : {});
const post = (body: unknown, key?: string) =>
  query(
    new Request('http://vigie.test/api/v1/kpis/query', {
      method: 'POST',
      headers: headers(key),
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );
const get = (key?: string, search = '') =>
  dictionary(new Request(`http://vigie.test/api/v1/kpis${search}`, { headers: headers(key) }));
const range = { from: '2024-01-01', to: '2024-03-31' };

describe('POST /api/v1/kpis/query', () => {
  it('answers the query of the documentation', async () => {
    const response = await post(
      {
        kpis: ['net_revenue', 'average_order_value'],
        ...range,
        grain: 'month',
        dimensions: ['sales_channel'],
        filters: [{ dimension: 'customer_status', in: ['new', 'returning'] }],
        compare: 'previous_year',
        order: [{ by: 'net_revenue', direction: 'desc' }],
        limit: 100,
      },
      analyst,
    );
    expect(response.status).toBe(200);
    const { rows, meta } = (await response.json()) as KpiAnswer;
    expect(rows[0]).toMatchObject({ period: '2024-01-01', sales_channel: 'site', net_revenue: '36.00' });
    expect(meta).toMatchObject({ data_version: 7, currency: 'EUR', source: 'rollup' });
    expect(meta.kpis.map(({ id, version }) => [id, version])).toEqual([
      ['net_revenue', 1],
      ['average_order_value', 1],
    ]);
  });

  it('asks who is there, and what they may see', async () => {
    expect((await post({ kpis: ['net_revenue'], ...range })).status).toBe(401);
    expect((await post({ kpis: ['gross_margin'], ...range }, analyst)).status).toBe(200);
    for (const key of [narrow, admin]) {
      const refused = await post({ kpis: ['net_revenue', 'marketing_roi'], ...range }, key);
      expect(refused.status).toBe(403);
      expect(await refused.text()).not.toMatch(/70\.50|0\.83/);
      expect((await post({ kpis: ['net_revenue'], ...range }, key)).status).toBe(200);
    }
  });

  it.each([
    ['{', 'not JSON'],
    ['null', 'query'],
    [{ ...range }, 'kpis'],
    [{ kpis: ['turnover'], ...range }, 'kpis[0]: no KPI is called turnover'],
    [{ kpis: ['net_revenue'], from: '2024-02-30', to: '2024-03-31' }, 'from: must be an existing day'],
    [{ kpis: ['net_revenue'], from: '2024-03-31', to: '2024-01-01' }, 'to: must not be before'],
    [{ kpis: ['net_revenue'], ...range, dimensions: ['colour'] }, 'dimensions[0]'],
    [{ kpis: ['net_revenue'], ...range, filters: [{ dimension: 'category' }] }, 'filters[0]: needs `in` or `not_in`'],
    [{ kpis: ['net_revenue'], ...range, order: [{ by: 'order_count' }] }, 'order[0].by'],
    [{ kpis: ['net_revenue'], ...range, limit: 0 }, 'limit'],
    [{ kpis: ['net_revenue'], ...range, limits: 5 }, 'limits'],
    [{ kpis: ['delivery_days'], ...range, dimensions: ['product'] }, 'Possible: sales_channel'],
  ])('says what is wrong with %j', async (body, detail) => {
    const response = await post(body, analyst);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect((await response.json()).detail).toContain(detail);
  });
});

describe('GET /api/v1/kpis', () => {
  it('is the dictionary, without what the reader may not see', async () => {
    const { kpis } = await (await get(analyst)).json();
    expect(kpis).toHaveLength(factoryCatalogue.size);
    expect(kpis[0]).toMatchObject({
      id: 'net_revenue',
      label: 'Chiffre d’affaires net',
      uses: ['gross_revenue', 'discount_amount', 'refund_amount'],
    });
    expect(kpis[0].used_by).toContain('average_order_value');
    const english = await (await get(analyst, '?locale=en')).json();
    expect(english.kpis[0].label).toBe('Net revenue');
    const restricted = await (await get(admin)).json();
    const ids = restricted.kpis.map(({ id }: { id: string }) => id);
    expect(ids).toContain('net_revenue');
    for (const id of ['gross_margin', 'gross_margin_rate', 'markup_rate', 'cost_of_goods_sold', 'marketing_roi']) {
      expect(ids).not.toContain(id);
    }
    expect((await get(narrow)).status).toBe(403);
  });
});

describe('the command line', () => {
  it('prints the same answer', async () => {
    const written: string[] = [];
    const write = process.stdout.write;
    process.stdout.write = (text: string | Uint8Array) => written.push(String(text)) > 0;
    try {
      expect(await kpiCommand.run([JSON.stringify({ kpis: ['net_revenue'], ...range })])).toBe(0);
    } finally {
      process.stdout.write = write;
    }
    const { rows } = JSON.parse(written.join('')) as KpiAnswer;
    expect(rows).toEqual([{ period: '2024-01-01', net_revenue: '117.00' }]);
  });
});

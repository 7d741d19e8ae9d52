import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as membersRoute } from '@/app/api/v1/kpis/[id]/members/route';
import { GET as describeRoute } from '@/app/api/v1/kpis/[id]/route';
import { GET as versionsRoute } from '@/app/api/v1/kpis/[id]/versions/route';
import { POST as drillRoute } from '@/app/api/v1/kpis/drill/route';
import { POST as queryRoute } from '@/app/api/v1/kpis/query/route';
import { GET as listRoute } from '@/app/api/v1/kpis/route';
import { CALLS_PER_MINUTE } from '@/lib/auth/call-limit';
import type { Viewer } from '@/lib/auth/viewer';
import { runSql } from '@/lib/db/run-sql';
import { publishKpiVersions } from '@/lib/kpi/publish';
import { ALL_READING, apiShop, call, keyOf, params, viewerOf } from './api-shop';

let close: () => Promise<void>;
let analyst: Viewer;
let key: string;
let admin: string;

beforeAll(async () => {
  close = await apiShop();
  analyst = await viewerOf('ANALYST');
  key = await keyOf(analyst, ALL_READING);
  admin = await keyOf(await viewerOf('ADMIN'), ['kpi:query', 'dictionary:read']);
});
afterAll(() => close());

const range = { from: '2024-01-01', to: '2024-03-31' };
const query = (body: unknown, headers = {}, by = key) => queryRoute(call('/api/v1/kpis/query', by, { body, headers }));
const drill = (body: unknown, by = key) => drillRoute(call('/api/v1/kpis/drill', by, { body }));
const members = (id: string, search: string, by = key) =>
  membersRoute(call(`/api/v1/kpis/${id}/members?${search}`, by), params(id));
const raise = () => runSql('UPDATE shop SET data_version = data_version + 1');

describe('pages of a query', () => {
  const asked = { kpis: ['net_revenue'], ...range, dimensions: ['product'], limit: 2 };

  it('hold together every row exactly once', async () => {
    const whole = await (await query({ ...asked, limit: 100 })).json();
    expect(whole.next_cursor).toBeNull();
    const found = [];
    let cursor: string | undefined;
    do {
      const page = await (await query({ ...asked, ...(cursor ? { cursor } : {}) })).json();
      expect(page.rows.length).toBeLessThanOrEqual(2);
      found.push(...page.rows);
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    expect(found.length).toBeGreaterThan(2);
    expect(found).toEqual(whole.rows);
  });

  it('end when the data changes in between, and never mix two questions', async () => {
    const { next_cursor: cursor } = await (await query(asked)).json();
    const other = await query({ ...asked, to: '2024-02-29', cursor });
    expect(other.status).toBe(400);
    expect((await other.json()).errors).toEqual([{ path: 'cursor', message: 'belongs to another question' }]);
    for (const bad of ['x', '', 5, Buffer.from('["a","b",-1]').toString('base64url')]) {
      expect((await query({ ...asked, cursor: bad })).status).toBe(400);
    }
    await raise();
    const late = await query({ ...asked, cursor });
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ code: 'conflict', detail: expect.stringContaining('changed') });
  });
});

describe('an answer that the reader already has', () => {
  it('is not sent again until data, question or rights change', async () => {
    const body = { kpis: ['order_count'], ...range };
    const first = await query(body);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"[\w-]+"$/);
    const again = await query(body, { 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('etag')).toBe(tag);
    expect((await query({ ...body, to: '2024-02-29' }, { 'if-none-match': tag })).status).toBe(200);
    expect((await query(body, { 'if-none-match': tag }, admin)).status).toBe(200);
    await raise();
    expect((await query(body, { 'if-none-match': tag })).status).toBe(200);
  });

  it('does not tell a reader without the right that it is unchanged', async () => {
    const body = { kpis: ['gross_margin'], ...range };
    const tag = (await query(body)).headers.get('etag') ?? '';
    expect((await query(body, { 'if-none-match': tag }, admin)).status).toBe(403);
    expect((await query(body, { 'if-none-match': '*' }, admin)).status).toBe(403);
  });

  it('holds for the dictionary too', async () => {
    const list = (headers = {}) => listRoute(call('/api/v1/kpis', key, { headers }));
    const tag = (await list()).headers.get('etag') ?? '';
    expect((await list({ 'if-none-match': `"other", ${tag}` })).status).toBe(304);
    await runSql(`INSERT INTO kpi_record (kpi_id, state, owner) VALUES ('tax_amount', 'pilot', 'Comptabilité')`);
    expect((await list({ 'if-none-match': tag })).status).toBe(200);
  });
});

describe('what is wrong', () => {
  it.each([
    [{ kpis: ['net_revenue'], ...range, dimensions: ['carrier'] }, 'dimensions[0]'],
    [{ kpis: ['net_revenue'], ...range, filters: [{ dimension: 'carrier', in: ['post'] }] }, 'filters[0].dimension'],
    [{ kpis: ['net_revenue'], from: 'x', to: '2024-03-31' }, 'from'],
    [{ kpis: ['net_revenue', 'turnover'], ...range }, 'kpis[1]'],
  ])('names the field at fault: %j', async (body, path) => {
    const refused = await query(body);
    expect(refused.status).toBe(400);
    const problem = await refused.json();
    expect(problem).toMatchObject({ code: 'invalid_input', type: 'urn:vigie:problem:invalid_input' });
    expect(problem.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  it('is told of addresses as well', async () => {
    const refused = await listRoute(call('/api/v1/kpis?family=none&lang=fr', key));
    expect(refused.status).toBe(400);
    expect((await refused.json()).errors.map((error: { path: string }) => error.path)).toContain('family');
    for (const route of [describeRoute, versionsRoute]) {
      const missing = await route(call('/api/v1/kpis/turnover', key), params('turnover'));
      expect(missing.status).toBe(404);
      expect((await missing.json()).code).toBe('not_found');
      expect((await route(call('/api/v1/kpis/gross_margin', admin), params('gross_margin'))).status).toBe(403);
    }
  });
});

describe('the dictionary', () => {
  it('tells state, version, additivity, owner and sources, and can be searched and paged', async () => {
    const list = async (search: string) => (await listRoute(call(`/api/v1/kpis?${search}`, key))).json();
    const { kpis, total } = await list('locale=en');
    expect(total).toBe(kpis.length);
    expect(kpis.find(({ id }: { id: string }) => id === 'net_revenue')).toMatchObject({
      version: 1,
      additive: true,
      state: 'active',
      owner: 'Finance',
      sources: expect.arrayContaining([{ system: 'ecommerce', granularity: 'order_line', latency_hours: 24 }]),
    });
    expect((await list('state=pilot')).kpis).toMatchObject([{ id: 'tax_amount', owner: 'Comptabilité' }]);
    const found = await list('search=panier&locale=fr');
    expect(found.kpis.map(({ id }: { id: string }) => id)).toContain('average_order_value');
    const first = await list('limit=10');
    const second = await list(`limit=10&cursor=${first.next_cursor}`);
    expect([...first.kpis, ...second.kpis]).toEqual((await list('limit=20')).kpis);
  });

  it('describes one KPI, and its versions', async () => {
    const entry = await (
      await describeRoute(call('/api/v1/kpis/average_order_value', key), params('average_order_value'))
    ).json();
    expect(entry).toMatchObject({ id: 'average_order_value', additive: false, uses: ['net_revenue', 'order_count'] });
    const versions = async () =>
      (await versionsRoute(call('/api/v1/kpis/net_revenue/versions', key), params('net_revenue'))).json();
    expect((await versions()).versions).toMatchObject([{ version: 1, is_current: true, effective_from: null }]);
    await publishKpiVersions();
    const [published] = (await versions()).versions;
    expect(published).toMatchObject({
      version: 1,
      is_current: true,
      origin: 'factory',
      definition: { id: 'net_revenue' },
    });
    expect(published.effective_from).toMatch(/^\d{4}-/);
  });

  it('lists the values of a dimension', async () => {
    const found = await (await members('net_revenue', 'dimension=category')).json();
    expect(found).toMatchObject({
      kpi: 'net_revenue',
      dimension: { id: 'category', label: 'Catégorie' },
      members: [
        { key: '', label: '(aucun)' },
        { key: 'body', label: 'Corps' },
        { key: 'face', label: 'Visage' },
      ],
      total: 3,
      next_cursor: null,
    });
    expect((await (await members('net_revenue', 'dimension=category&search=vis')).json()).members).toHaveLength(1);
    const first = await (await members('net_revenue', 'dimension=category&limit=2')).json();
    const rest = await (await members('net_revenue', `dimension=category&limit=2&cursor=${first.next_cursor}`)).json();
    expect([...first.members, ...rest.members]).toEqual(found.members);
    expect((await members('net_revenue', 'dimension=carrier')).status).toBe(400);
    expect((await members('net_revenue', '')).status).toBe(400);
    expect((await members('gross_margin', 'dimension=category', admin)).status).toBe(403);
  });
});

describe('rows behind a figure', () => {
  it('add up to it, page by page, for readers of rows only', async () => {
    const { rows } = await (await query({ kpis: ['net_revenue'], ...range })).json();
    const contributions: number[] = [];
    let cursor: string | null = null;
    do {
      const page: { rows: { contribution: string }[]; next_cursor: string | null; parts: unknown } = await (
        await drill({ kpi: 'net_revenue', ...range, limit: 3, ...(cursor ? { cursor } : {}) })
      ).json();
      contributions.push(...page.rows.map(({ contribution }) => Number(contribution)));
      cursor = page.next_cursor;
    } while (cursor);
    expect(contributions.reduce((sum, each) => sum + each, 0)).toBeCloseTo(Number(rows[0].net_revenue), 2);
    expect((await drill({ kpi: 'net_revenue', ...range }, admin)).status).toBe(403);
    const narrow = await keyOf(analyst, ['rows:read', 'kpi:query']);
    expect((await drill({ kpi: 'gross_margin', ...range }, narrow)).status).toBe(403);
  });

  it('end when the data changes, and name the field at fault', async () => {
    const { next_cursor: cursor } = await (await drill({ kpi: 'net_revenue', ...range, limit: 1 })).json();
    await raise();
    expect((await drill({ kpi: 'net_revenue', ...range, limit: 1, cursor })).status).toBe(409);
    const refused = await (await drill({ kpi: 'turnover', ...range })).json();
    expect(refused.errors[0].path).toBe('kpi');
    expect((await (await drill({ kpi: 'net_revenue', from: '2024-01-01' })).json()).errors[0].path).toBe('to');
  });
});

describe('a key', () => {
  it('has an allowance of calls, and is told what is left of it', async () => {
    const own = await keyOf(analyst, ['dictionary:read']);
    const ask = () => describeRoute(call('/api/v1/kpis/turnover', own), params('turnover'));
    const first = await ask();
    expect(first.headers.get('ratelimit-limit')).toBe(String(CALLS_PER_MINUTE));
    expect(first.headers.get('ratelimit-remaining')).toBe(String(CALLS_PER_MINUTE - 1));
    let last = first;
    for (let i = 0; i < CALLS_PER_MINUTE; i++) last = await ask();
    expect(last.status).toBe(429);
    expect(last.headers.get('ratelimit-remaining')).toBe('0');
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await last.json()).toMatchObject({ code: 'too_many_requests' });
    expect((await query({ kpis: ['order_count'], ...range })).status).toBe(200);
  });
});

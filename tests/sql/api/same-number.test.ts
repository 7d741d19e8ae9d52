import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { csvOf } from '@/app/(app)/explore/export/question-file';
import { POST as mcp } from '@/app/api/mcp/route';
import { POST as explainRoute } from '@/app/api/v1/kpis/explain/route';
import { POST as queryRoute } from '@/app/api/v1/kpis/query/route';
import { chartTable } from '@/components/charts/chart-table';
import type { Viewer } from '@/lib/auth/viewer';
import { formatter } from '@/lib/i18n/format';
import type { KpiRow } from '@/lib/kpi/answer';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { runDrillDown, runKpiQuery } from '@/lib/kpi/run';
import { explorerAnswer } from '@/lib/views/explorer-answer';
import { askedQuestion } from '@/lib/views/explorer-question';
import { paramsOf } from '@/lib/views/page-query';
import { fileWords } from '../exports/explorer-words';
import { ALL_READING, apiShop, call, keyOf, viewerOf } from './api-shop';

const RANGE = { from: '2024-01-01', to: '2024-03-31' };
const now = new Date();
let close: () => Promise<void>;
let key: string;
let viewer: Viewer;
let client: Client;

beforeAll(async () => {
  close = await apiShop();
  viewer = await viewerOf('ANALYST');
  key = await keyOf(viewer, ALL_READING);
  client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL('http://vigie.test/api/mcp'), {
      requestInit: { headers: { authorization: `Bearer ${key}` } },
      fetch: async (url, init) =>
        init?.method === 'POST' ? mcp(new Request(url, init)) : new Response(null, { status: 405 }),
    }),
  );
});
afterAll(async () => {
  await client.close();
  await close();
});

const KPIS = [...factoryCatalogue.values()].filter(({ kind }) => kind !== 'model');

it.each(KPIS.map(({ id }) => id))(
  '%s is one number by API, assistant, page, chart, file and explanation',
  async (id) => {
    const question = { kpis: [id], ...RANGE, compare: 'previous_period' as const };
    const [row] = (await runKpiQuery(question, { now })).rows as [KpiRow];
    const before = (row.compare as Record<string, unknown>)[id] ?? null;
    const numbers = { value: row[id] ?? null, before };
    const of = (each: KpiRow | undefined) => ({
      value: each?.[id] ?? null,
      before: (each?.compare as Record<string, unknown> | undefined)?.[id] ?? null,
    });

    const api = await (await queryRoute(call('/api/v1/kpis/query', key, { body: question }))).json();
    expect(of(api.rows[0]), 'API').toEqual(numbers);

    const told = await client.callTool({ name: 'query_kpis', arguments: question });
    expect(of((told.structuredContent as { rows: KpiRow[] }).rows[0]), 'assistant').toEqual(numbers);

    const params = paramsOf(
      new URLSearchParams(`kpi=${id}&grain=none&compare=previous_period&from=${RANGE.from}&to=${RANGE.to}`),
    );
    const asked = await askedQuestion(viewer, params, now);
    const words = fileWords('fr');
    const { data, spec } = await explorerAnswer(viewer, asked, now, 'fr', words);
    expect(of(data.table.rows[0]), 'page').toEqual(numbers);
    const shown = chartTable(spec, { name: '', value: '', share: '', compare: '' }).rows.flatMap(({ cells }) =>
      Object.values(cells).map(({ raw }) => raw),
    );
    const { unit } = api.meta.kpis[0];
    const format = formatter('fr', api.meta.currency);
    const value = numbers.value as string | number | null;
    // A chart writes large figures short, by the same rounding as a card.
    expect(
      shown.some((text) => text === format.value(value, unit) || text === format.compact(value, unit)),
      `chart: ${shown}`,
    ).toBe(true);

    let csv = '';
    for await (const part of await csvOf({ viewer, asked, now, locale: 'fr', words }, 'plain')) csv += part;
    const cells = csv.trimEnd().split(/\r?\n/).at(-1)?.split(',') ?? [];
    expect(cells.slice(0, 2), 'file').toEqual(
      [numbers.value, before].map((each) => (each === null ? '' : String(each))),
    );

    const why = await (await explainRoute(call('/api/v1/kpis/explain', key, { body: { kpi: id, ...RANGE } }))).json();
    expect(why.after, 'explanation').toEqual(numbers.value);
  },
);

it('is the sum of its rows wherever a KPI is a sum', async () => {
  let sums = 0;
  for (const { id, kind, unit, additivity } of KPIS) {
    if (kind !== 'aggregate' || additivity !== 'additive') continue;
    const [row] = (await runKpiQuery({ kpis: [id], ...RANGE }, { now })).rows as [KpiRow];
    const rows = await runDrillDown({ kpi: id, ...RANGE, filters: [] }, { limit: 1_000 }, { now });
    const sum = rows.rows.reduce((total, { contribution }) => total + Number(contribution), 0);
    // Rows keep parts of a cent; the figure is rounded once.
    expect(Math.abs(sum - Number(row[id] ?? 0)), id).toBeLessThanOrEqual(unit === 'money' ? 0.005_000_1 : 1e-6);
    sums += 1;
  }
  expect(sums).toBeGreaterThan(10);
});

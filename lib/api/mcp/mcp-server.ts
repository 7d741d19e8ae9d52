import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { explainAnswer } from '@/lib/views/why-answer';
import { dataState } from '../data-state';
import { describeKpi } from '../describe-kpi';
import { drillKpi } from '../drill-kpi';
import { kpiEntries, listKpis } from '../list-kpis';
import { listMembers } from '../list-members';
import { queryKpis, readKpiQuery } from '../query-kpis';
import type { AssistantReader } from './reader';
import { toolAnswer } from './tool-answer';
import {
  describeInput,
  describeOutput,
  drillOutput,
  drillToolInput,
  explainInput,
  explainOutput,
  listInput,
  listOutput,
  membersOutput,
  membersToolInput,
  queryInput,
  queryOutput,
} from './tool-schemas';

const INSTRUCTIONS = `Figures of an online shop, from governed KPIs only. Every figure that you state must come from query_kpis or drill_down; never compute one yourself from others.
Begin with list_kpis: it also says which days there is data for and what today is. Take keys for filters from list_members. Compare with \`compare\` rather than by subtracting.
KPIs whose \`additive\` is false (rates, averages, distinct counts) are never added up: ask again with fewer dimensions, or read meta.totals. null means "cannot be computed", not zero.
State period, currency and KPI version with a figure, tell every entry of meta.warnings to the reader, and say how fresh the data is (meta.fresh_as_of, meta.data_version).
Money is a decimal text in major units of meta.currency; ratios are parts of 1.`;

const READS_ONLY = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

const TOOLS = {
  list_kpis: 'dictionary:read',
  describe_kpi: 'dictionary:read',
  query_kpis: 'kpi:query',
  explain_change: 'kpi:query',
  list_members: 'kpi:query',
  drill_down: 'rows:read',
} as const;

/** Names of the tools that somebody with these abilities may use. */
export function toolNames(abilities: readonly string[]): string[] {
  return Object.entries(TOOLS).flatMap(([name, ability]) => (abilities.includes(ability) ? [name] : []));
}

/** The tools that a reader may use, over the same queries as the pages and the API. */
export function mcpServer(reader: AssistantReader): McpServer {
  const server = new McpServer({ name: 'vigie', version: '1' }, { instructions: INSTRUCTIONS });
  if (reader.abilities.includes('dictionary:read')) addDictionary(server, reader);
  if (reader.abilities.includes('kpi:query')) addFigures(server, reader);
  if (reader.abilities.includes('rows:read')) addRows(server, reader);
  return server;
}

function addDictionary(server: McpServer, reader: AssistantReader): void {
  server.registerTool(
    'list_kpis',
    {
      title: 'List KPIs',
      description: 'The KPIs that can be asked for, with meaning, unit and dimensions, and the days that have data.',
      inputSchema: listInput,
      outputSchema: listOutput,
      annotations: READS_ONLY,
    },
    (input) =>
      toolAnswer(async () => {
        const [{ kpis }, data] = await Promise.all([listKpis(input, reader), dataState(new Date())]);
        return {
          kpis: kpis.map(({ id, version, label, description, family, unit, additive, state, ...entry }) => ({
            ...{ id, version, label, description, family, unit, additive, state },
            dimensions: entry.dimensions.map((dimension) => dimension.id),
            deprecated_by: entry.deprecated_by,
          })),
          data,
        };
      }),
  );
  server.registerTool(
    'describe_kpi',
    {
      title: 'Describe a KPI',
      description:
        'Everything about one KPI: formula, date basis, additivity, worked example, owner, sources, version.',
      inputSchema: describeInput,
      outputSchema: describeOutput,
      annotations: READS_ONLY,
    },
    ({ kpi }) =>
      toolAnswer(async () => {
        const [entry, data] = await Promise.all([describeKpi(kpi, reader), dataState(new Date())]);
        return { kpi: entry, data };
      }),
  );
  addResources(server, reader);
}

function addFigures(server: McpServer, reader: AssistantReader): void {
  server.registerTool(
    'query_kpis',
    {
      title: 'Query KPIs',
      description:
        'Figures of one or more KPIs over a range of days, by period (grain) and dimension, filtered, compared with the previous period or year.',
      inputSchema: queryInput,
      outputSchema: queryOutput,
      annotations: READS_ONLY,
    },
    (input) =>
      toolAnswer(async () => {
        const now = new Date();
        return queryKpis(await readKpiQuery(input, now), reader, now);
      }),
  );
  server.registerTool(
    'explain_change',
    {
      title: 'Explain a change',
      description:
        'Why a KPI changed between two periods: parts (price, volume, mix, drivers, biggest movers) that add up to the change.',
      inputSchema: explainInput,
      outputSchema: explainOutput,
      annotations: READS_ONLY,
    },
    (input) => toolAnswer(() => explainAnswer(input, reader, new Date())),
  );
  server.registerTool(
    'list_members',
    {
      title: 'List the values of a dimension',
      description: 'Keys and labels of a dimension, for filters of query_kpis.',
      inputSchema: membersToolInput,
      outputSchema: membersOutput,
      annotations: READS_ONLY,
    },
    ({ kpi, ...input }) => toolAnswer(() => listMembers(kpi, input, reader, new Date())),
  );
}

function addRows(server: McpServer, reader: AssistantReader): void {
  server.registerTool(
    'drill_down',
    {
      title: 'Rows behind a figure',
      description: 'The order lines, refunds, sessions, … behind a figure; their contributions add up to it.',
      inputSchema: drillToolInput,
      outputSchema: drillOutput,
      annotations: READS_ONLY,
    },
    (input) => toolAnswer(() => drillKpi(input, reader, new Date())),
  );
}

const JSON_TYPE = 'application/json';

function addResources(server: McpServer, reader: AssistantReader): void {
  const contents = (uri: URL, body: unknown) => ({
    contents: [{ uri: uri.href, mimeType: JSON_TYPE, text: JSON.stringify(body) }],
  });
  server.registerResource(
    'dictionary',
    'vigie://kpis',
    { title: 'KPI dictionary', description: 'Every definition in force.', mimeType: JSON_TYPE },
    async (uri) => contents(uri, { kpis: await kpiEntries(reader.abilities, reader.locale) }),
  );
  const oneKpi = new ResourceTemplate('vigie://kpis/{id}', {
    list: async () => ({
      resources: (await kpiEntries(reader.abilities, reader.locale)).map(({ id, label, description }) => ({
        ...{ uri: `vigie://kpis/${id}`, name: id, title: label, description },
        mimeType: JSON_TYPE,
      })),
    }),
    complete: {
      id: async (typed) => [...(await governedCatalogue()).keys()].filter((id) => id.startsWith(typed)),
    },
  });
  server.registerResource(
    'kpi',
    oneKpi,
    { title: 'A KPI', description: 'One definition in force.', mimeType: JSON_TYPE },
    async (uri, { id }) => contents(uri, await describeKpi(String(id), reader)),
  );
}

import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { LOCALES } from '@/lib/core/locale';
import { explainQuerySchema } from '@/lib/kpi/explain/explain-query';
import { explainAnswerSchema } from '@/lib/kpi/explain/explanation';
import { drillInput } from '../drill-kpi';
import { listKpisInput } from '../list-kpis';
import { membersInput } from '../list-members';
import { queryKpisInput } from '../query-kpis';
import { body, failed, ifNoneMatch, json, kept, refusals } from './answers';
import { answerSchema, drillSchema, entrySchema, kpiListSchema, membersSchema, versionsSchema } from './kpi-schemas';

const id = z.object({ id: z.string().meta({ example: 'net_revenue' }) });
const locale = z.object({ locale: z.enum(LOCALES).optional() });
const unknown = { 404: failed('There is no such KPI.') };
const faulty = { 400: failed('Not a question that can be answered; `errors` names the fields at fault.') };
const outdated = { 409: failed('The cursor belongs to data or definitions that have changed since; start again.') };

/** What is asked about KPIs. `scope` is what a key needs. */
export function kpiPaths(known: string): (RouteConfig & { scope: string })[] {
  return [
    {
      method: 'get',
      path: '/api/v1/kpis',
      operationId: 'listKpis',
      tags: ['KPIs'],
      summary: 'The KPI dictionary',
      scope: 'dictionary:read',
      request: { query: listKpisInput, headers: ifNoneMatch },
      responses: { ...kept(kpiListSchema, 'Definitions in force.'), ...faulty, ...refusals, ...outdated },
    },
    {
      method: 'get',
      path: '/api/v1/kpis/{id}',
      operationId: 'describeKpi',
      tags: ['KPIs'],
      summary: 'One KPI: meaning, formula, owner, sources, dimensions',
      scope: 'dictionary:read',
      request: { params: id, query: locale, headers: ifNoneMatch },
      responses: { ...kept(entrySchema, 'The definition in force.'), ...refusals, ...unknown },
    },
    {
      method: 'get',
      path: '/api/v1/kpis/{id}/versions',
      operationId: 'listKpiVersions',
      tags: ['KPIs'],
      summary: 'Every published version of a KPI, the newest first',
      scope: 'dictionary:read',
      request: { params: id, headers: ifNoneMatch },
      responses: { ...kept(versionsSchema, 'Versions; they never change.'), ...refusals, ...unknown },
    },
    {
      method: 'get',
      path: '/api/v1/kpis/{id}/members',
      operationId: 'listKpiMembers',
      tags: ['KPIs'],
      summary: 'The values of a dimension of a KPI: keys for filters, with their labels',
      scope: 'kpi:query',
      request: { params: id, query: membersInput, headers: ifNoneMatch },
      responses: { ...kept(membersSchema, 'Values, by key.'), ...faulty, ...refusals, ...unknown, ...outdated },
    },
    {
      method: 'post',
      path: '/api/v1/kpis/query',
      operationId: 'queryKpis',
      tags: ['KPIs'],
      summary: 'Figures of KPIs over a range of days, by period and dimension',
      description: `KPIs: ${known}.`,
      scope: 'kpi:query',
      request: { ...body(queryKpisInput), headers: ifNoneMatch },
      responses: {
        ...kept(answerSchema, 'The figures, and what they mean.'),
        ...faulty,
        ...refusals,
        ...outdated,
        503: failed('The answer took too long; ask for fewer days or dimensions.'),
      },
    },
    {
      method: 'post',
      path: '/api/v1/kpis/explain',
      operationId: 'explainChange',
      tags: ['KPIs'],
      summary: 'Why a KPI changed from one period to another: parts that add up to the change',
      scope: 'kpi:query',
      request: body(explainQuerySchema),
      responses: { 200: json(explainAnswerSchema, 'The change and its parts.'), ...faulty, ...refusals },
    },
    {
      method: 'post',
      path: '/api/v1/kpis/drill',
      operationId: 'drillKpi',
      tags: ['KPIs'],
      summary: 'The rows behind a figure, newest first; their contributions add up to it',
      scope: 'rows:read',
      request: body(drillInput),
      responses: { 200: json(drillSchema, 'Rows and their total.'), ...faulty, ...refusals, ...outdated },
    },
  ];
}

import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { correctionsSchema } from '@/lib/imports/corrections-schema';
import { decisionSchema } from '@/lib/imports/matching/decision-schema';
import { MATCH_KINDS } from '@/lib/imports/matching/match-item';
import { body, failed, json, refusals } from './answers';
import { declaredDocument, uploadSchema } from './import-schemas';
import {
  decidedSchema,
  lineSchema,
  matchItemsSchema,
  reportSchema,
  targetsSchema,
  trialSchema,
  undoneSchema,
  undoPlanSchema,
  waitingSchema,
} from './import-work-schemas';

const scope = 'imports:manage';
const tags = ['Imports'];
const number = z.coerce.number().int();
const batch = z.object({ id: number });
const upload = z.object({ id: z.uuid() });
const noImport = { 404: failed('There is no such import.') };
const noUpload = { 404: failed('There is no such upload.') };
const search = z.string().max(200).optional();

/** What comes before and after an import: dry run, corrections, undoing, lines, matching. */
export const IMPORT_WORK_PATHS: (RouteConfig & { scope: string })[] = [
  {
    method: 'post',
    path: '/api/v1/imports/uploads/{id}/unpack',
    operationId: 'unpackUpload',
    tags,
    scope,
    summary: 'Makes the files of a zip file uploads of their own',
    request: { params: upload },
    responses: {
      201: json(z.object({ uploads: z.array(uploadSchema) }), 'The files; the zip file is gone.'),
      ...refusals,
      ...noUpload,
      409: failed('The import of this file has started already.'),
      422: failed('The zip file holds what is not taken.'),
    },
  },
  {
    method: 'post',
    path: '/api/v1/imports/uploads/{id}/trial',
    operationId: 'startDryRun',
    tags,
    scope,
    summary: 'Starts a dry run: the whole import happens and is taken back',
    request: { params: upload, ...body(declaredDocument) },
    responses: {
      202: json(trialSchema, 'It waits for the worker.'),
      ...refusals,
      ...noUpload,
      409: failed('The import of this file has started already.'),
      422: failed('The file cannot be imported as it stands; the detail says what is missing.'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/imports/uploads/{id}/trial',
    operationId: 'getDryRun',
    tags,
    scope,
    summary: 'The dry run of a file: where it is, or what the import would do',
    request: { params: upload },
    responses: { 200: json(trialSchema.nullable(), 'null when there was none.'), ...refusals, ...noUpload },
  },
  {
    method: 'get',
    path: '/api/v1/imports/{id}/corrections',
    operationId: 'listWaitingRows',
    tags,
    scope,
    summary: 'The rows that still wait in quarantine, cell by cell',
    request: {
      params: batch,
      query: z.object({
        after: number.optional().meta({ description: 'Line after which the page goes on.' }),
        limit: number.min(1).max(200).default(25),
        search,
        code: z.string().max(50).optional(),
      }),
    },
    responses: { 200: json(waitingSchema, 'One page of rows.'), ...refusals, ...noImport },
  },
  {
    method: 'post',
    path: '/api/v1/imports/{id}/corrections',
    operationId: 'correctRows',
    tags,
    scope,
    summary: 'Imports rows of the quarantine as they were corrected',
    request: { params: batch, ...body(correctionsSchema) },
    responses: {
      200: json(reportSchema, 'What came of them; rows still wrong stay in quarantine.'),
      ...refusals,
      ...noImport,
      409: failed('A line does not wait there, or the import cannot be corrected.'),
    },
  },
  {
    method: 'post',
    path: '/api/v1/imports/{id}/retry',
    operationId: 'retryRows',
    tags,
    scope,
    summary: 'Imports rows of the quarantine again as they are',
    request: {
      params: batch,
      ...body(z.object({ codes: z.array(z.string()).optional().meta({ description: 'Only rows of these reasons.' }) })),
    },
    responses: { 200: json(reportSchema.nullable(), 'null when no row waits.'), ...refusals, ...noImport },
  },
  {
    method: 'get',
    path: '/api/v1/imports/{id}/undo',
    operationId: 'planUndo',
    tags,
    scope,
    summary: 'What undoing an import would do, and what stands in the way',
    request: { params: batch },
    responses: { 200: json(undoPlanSchema, 'Nothing is changed by asking.'), ...refusals, ...noImport },
  },
  {
    method: 'post',
    path: '/api/v1/imports/{id}/undo',
    operationId: 'undoImport',
    tags,
    scope,
    summary: 'Takes a whole import back',
    request: { params: batch },
    responses: {
      200: json(undoneSchema, 'Everything is as before the import.'),
      ...refusals,
      ...noImport,
      409: failed('It cannot be undone, or later imports must be undone first.'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/imports/{id}/lines/{line}',
    operationId: 'getLine',
    tags,
    scope,
    summary: 'What became of a line of an imported file',
    request: { params: batch.extend({ line: number }) },
    responses: { 200: json(lineSchema, 'Its facts, and its text while the file is kept.'), ...refusals, ...noImport },
  },
  {
    method: 'get',
    path: '/api/v1/imports/matching',
    operationId: 'listMatchItems',
    tags,
    scope,
    summary: 'Names in files that nothing known answered to',
    request: {
      query: z.object({
        kind: z.enum(MATCH_KINDS),
        state: z.enum(['open', 'decided']).default('open'),
        search,
        offset: number.min(0).default(0),
        limit: number.min(1).max(100).default(25),
      }),
    },
    responses: { 200: json(matchItemsSchema, 'One page, and how many are open of each kind.'), ...refusals },
  },
  {
    method: 'get',
    path: '/api/v1/imports/matching/targets',
    operationId: 'searchMatchTargets',
    tags,
    scope,
    summary: 'Known articles, campaigns, regions or customers by a part of their name or number',
    request: { query: z.object({ kind: z.enum(MATCH_KINDS), search: z.string().max(200) }) },
    responses: { 200: json(targetsSchema, 'At most ten.'), ...refusals },
  },
  {
    method: 'post',
    path: '/api/v1/imports/matching/{id}',
    operationId: 'decideMatch',
    tags,
    scope,
    summary: 'Says what a name is: something known, something new, or of no interest',
    request: { params: z.object({ id: number }), ...body(decisionSchema) },
    responses: {
      200: json(decidedSchema, 'It holds for every later file.'),
      ...refusals,
      404: failed('There is no such item.'),
      409: failed('Somebody decided before, or the target is gone.'),
    },
  },
];

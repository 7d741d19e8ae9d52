import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { declaredSchema } from '@/lib/imports/declared';
import { body, failed, json, refusals } from './answers';
import {
  batchDetailSchema,
  batchListSchema,
  declaredDocument,
  describedSchema,
  quarantineSchema,
  startedSchema,
  startInput,
  uploadSchema,
} from './import-schemas';

const batch = z.object({ id: z.coerce.number().int() });
const upload = z.object({ id: z.uuid() });
const file = { 'application/octet-stream': { schema: { type: 'string' as const, format: 'binary' } } };
const name = z.string().optional().meta({ description: 'Name of the file, as people know it.' });
const limit = z.coerce.number().int();
const noImport = { 404: failed('There is no such import.') };
const noUpload = { 404: failed('There is no such upload.') };
const scope = 'imports:manage';
const tags = ['Imports'];
const { format, currency, encoding, delimiter } = declaredSchema.shape;
const unfit = {
  400: failed('Something declared is not possible; `errors` names the fields at fault.'),
  409: failed('The import of this file has started already.'),
  413: failed('The file is larger than 2 GB.'),
  422: failed('The file cannot be imported as it stands; the detail says what is missing.'),
};

/** How export files of the shop's systems are brought in. */
export const IMPORT_PATHS: (RouteConfig & { scope: string })[] = [
  {
    method: 'get',
    path: '/api/v1/imports',
    operationId: 'listImports',
    tags,
    scope,
    summary: 'Imports, the newest first',
    request: {
      query: z.object({
        limit: limit.min(1).max(100).default(25),
        before: limit.optional().meta({ description: '`next` of the page before.' }),
      }),
    },
    responses: { 200: json(batchListSchema, 'One page of imports.'), ...refusals },
  },
  {
    method: 'post',
    path: '/api/v1/imports',
    operationId: 'startImport',
    tags,
    scope,
    summary: 'Imports a file: the body of this call, or one that was uploaded before',
    description:
      'Rows that are there already count as unchanged, so sending the same file again does no harm. The answer comes before the import has run; its state is at the address of `Location`.',
    request: {
      query: z.object({ name, format, currency, encoding, delimiter }),
      headers: z.object({
        'idempotency-key': z.string().min(1).max(200).optional().meta({
          description: 'The same key a second time answers with the import that it started, and reads no body.',
        }),
      }),
      body: { required: true, content: { 'application/json': { schema: startInput }, ...file } },
    },
    responses: { 202: json(startedSchema, 'The import waits for the worker.'), ...unfit, ...refusals },
  },
  {
    method: 'get',
    path: '/api/v1/imports/{id}',
    operationId: 'readImport',
    tags,
    scope,
    summary: 'One import: progress, counts, warnings, how its columns were read',
    request: { params: batch },
    responses: { 200: json(batchDetailSchema, 'The import.'), ...refusals, ...noImport },
  },
  {
    method: 'get',
    path: '/api/v1/imports/{id}/quarantine',
    operationId: 'listQuarantine',
    tags,
    scope,
    summary: 'Rows that could not be taken, with line, column and reason',
    description: 'JSON page by page with `Accept: application/json`; else all of them as CSV.',
    request: {
      params: batch,
      query: z.object({
        after: limit.min(0).default(0).meta({ description: 'Last line of the page before.' }),
        limit: limit.min(1).max(500).default(50),
        search: z.string().optional(),
        code: z.string().optional(),
      }),
    },
    responses: {
      200: {
        description: 'Rows in quarantine.',
        content: { 'application/json': { schema: quarantineSchema }, 'text/csv': { schema: { type: 'string' } } },
      },
      ...refusals,
      ...noImport,
    },
  },
  {
    method: 'get',
    path: '/api/v1/imports/templates/{id}',
    operationId: 'readTemplate',
    tags,
    scope,
    summary: 'One of our own templates, as a file to fill in and import',
    request: {
      params: z.object({ id: z.string().meta({ example: 'template-costs' }) }),
      query: z.object({
        format: z.enum(['csv', 'xlsx']).default('csv'),
        locale: z.enum(['fr', 'en']).optional().meta({ description: 'Without it, the language of the reader.' }),
      }),
    },
    responses: {
      200: {
        description: 'Header and one example row.',
        content: {
          'text/csv': { schema: { type: 'string' } },
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': file['application/octet-stream'],
        },
      },
      ...refusals,
      404: failed('There is no such template.'),
    },
  },
  {
    method: 'post',
    path: '/api/v1/imports/uploads',
    operationId: 'createUpload',
    tags,
    scope,
    summary: 'Sends a file, or the first part of a large one, that waits for its import',
    request: { query: z.object({ name }), body: { required: true, content: file } },
    responses: { 201: json(uploadSchema, 'The file waits.'), ...refusals, 413: unfit[413], 422: unfit[422] },
  },
  {
    method: 'post',
    path: '/api/v1/imports/uploads/{id}',
    operationId: 'describeUpload',
    tags,
    scope,
    summary: 'What is found in an uploaded file: format, columns, how they read, first rows',
    request: { params: upload, ...body(declaredDocument) },
    responses: { 200: json(describedSchema, 'What was found.'), ...refusals, ...noUpload },
  },
  {
    method: 'put',
    path: '/api/v1/imports/uploads/{id}',
    operationId: 'appendToUpload',
    tags,
    scope,
    summary: 'The next part of a large file',
    request: {
      params: upload,
      query: z.object({ offset: limit.min(0) }),
      body: { required: true, content: file },
    },
    responses: { 200: json(uploadSchema, 'The file as it is now.'), ...refusals, ...noUpload, 409: unfit[409] },
  },
  {
    method: 'delete',
    path: '/api/v1/imports/uploads/{id}',
    operationId: 'removeUpload',
    tags,
    scope,
    summary: 'Forgets an upload that was not imported',
    request: { params: upload },
    responses: { 204: { description: 'It is gone.' }, ...refusals, ...noUpload, 409: unfit[409] },
  },
];

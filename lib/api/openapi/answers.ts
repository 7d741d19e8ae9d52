import { z } from 'zod';

export const problem = z
  .object({
    type: z.string().meta({ example: 'urn:vigie:problem:invalid_input' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum([
      'unauthenticated',
      'forbidden',
      'not_found',
      'invalid_input',
      'conflict',
      'too_large',
      'too_many_requests',
      'unsupported_file',
      'unavailable',
      'internal',
    ]),
    request_id: z.string(),
    key: z.string().optional().meta({ description: 'Names the refusal more closely than its code.' }),
    values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'The fields at fault.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem document.' });

const header = (description: string) => ({ description, schema: { type: 'string' as const } });
const LIMIT_HEADERS = {
  'ratelimit-limit': header('Calls that the key may make in a minute.'),
  'ratelimit-remaining': header('Calls that are left of them.'),
  'ratelimit-reset': header('Seconds until the allowance is full again.'),
  'x-request-id': header('Names this call in the log of the server.'),
};

export const json = (
  schema: z.ZodType,
  description: string,
  headers: Record<string, ReturnType<typeof header>> = {},
) => ({
  description,
  headers: { ...LIMIT_HEADERS, ...headers },
  content: { 'application/json': { schema } },
});

/** An answer that the reader may keep and ask about with If-None-Match. */
export const kept = (schema: z.ZodType, description: string) => ({
  200: json(schema, description, { etag: header('State of data, definitions and rights; for If-None-Match.') }),
  304: { description: 'Nothing has changed since the answer whose ETag was sent as If-None-Match.' },
});

export const failed = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
});

/** Refusals that every guarded path may give. */
export const refusals = {
  401: failed('Nobody is signed in, and no valid API key was sent.'),
  403: failed('The key lacks a scope, or its owner the right.'),
  429: failed('The key has made all its calls of this minute; Retry-After says when to come back.'),
};

export const body = (schema: z.ZodType) => ({
  body: { required: true, content: { 'application/json': { schema } } },
});

export const ifNoneMatch = z.object({ 'If-None-Match': z.string().optional() });

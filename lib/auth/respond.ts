import { randomUUID } from 'node:crypto';
import { unstable_rethrow } from 'next/navigation';
import type { ErrorCode } from '@/lib/core/errors';
import { withCallScope } from './call-limit';
import { errorAnswer } from './error-answer';

const TITLES: Record<ErrorCode, string> = {
  unauthenticated: 'Not signed in',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  invalid_input: 'Invalid input',
  conflict: 'Conflict',
  too_large: 'Too large',
  too_many_requests: 'Too many requests',
  unsupported_file: 'Unsupported file',
  unavailable: 'Not available',
  internal: 'Internal error',
};

/**
 * Runs a route handler's work; errors become RFC 9457 problem documents. Every answer carries a request id, and for a
 * call with an API key what is left of its allowance.
 */
export async function respond(work: (requestId: string) => Promise<Response>): Promise<Response> {
  const requestId = randomUUID();
  const { result, headers: left } = await withCallScope(() => answerOf(work, requestId));
  const headers = new Headers(result.headers);
  headers.set('x-request-id', requestId);
  for (const [name, value] of left) headers.set(name, value);
  // Answers depend on who asks: nothing between here and the reader may keep them, unless the route says so.
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
  return new Response(result.body, { status: result.status, statusText: result.statusText, headers });
}

async function answerOf(work: (requestId: string) => Promise<Response>, requestId: string): Promise<Response> {
  try {
    return await work(requestId);
  } catch (error) {
    unstable_rethrow(error);
    return problem(error, requestId);
  }
}

function problem(error: unknown, requestId: string): Response {
  const { code, status, detail, key, values, fields } = errorAnswer(error, requestId);
  const body = {
    type: `urn:vigie:problem:${code}`,
    title: TITLES[code],
    status,
    detail,
    code,
    request_id: requestId,
    // What a screen says in its own language.
    ...(key === code ? {} : { key, values }),
    ...(fields.length > 0 ? { errors: fields } : {}),
  };
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  });
  if (status === 401) headers.set('www-authenticate', 'Bearer realm="vigie"');
  if (status === 429) headers.set('retry-after', String(values.seconds ?? 60));
  return new Response(JSON.stringify(body), { status, headers });
}

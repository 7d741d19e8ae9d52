import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { AppError } from '@/lib/core/errors';

const logged = vi.hoisted(() => ({ lines: [] as unknown[] }));
vi.mock('@/lib/core/log', () => ({ log: () => ({ error: (line: unknown) => logged.lines.push(line) }) }));
const { respond } = await import('@/lib/auth/respond');
const { formError } = await import('@/lib/auth/form-error');

const fail = async (error: unknown) => {
  const response = await respond(async () => {
    throw error;
  });
  return { response, body: await response.json() };
};

describe('respond', () => {
  it('adds a request id, and keeps shared caches away unless told otherwise', async () => {
    const plain = await respond(async () => Response.json({ a: 1 }));
    expect(plain.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(plain.headers.get('cache-control')).toBe('private, no-store');
    expect(await plain.json()).toEqual({ a: 1 });
    const cached = await respond(async () => new Response('', { headers: { 'cache-control': 'public' } }));
    expect(cached.headers.get('cache-control')).toBe('public');
  });

  it('makes a problem document of a foreseen error', async () => {
    const { response, body } = await fail(new AppError('forbidden', 'This needs the ability rows:read'));
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(body).toEqual({
      type: 'urn:vigie:problem:forbidden',
      title: 'Not allowed',
      status: 403,
      detail: 'This needs the ability rows:read',
      code: 'forbidden',
      request_id: response.headers.get('x-request-id'),
    });
  });

  it('says how to sign in, and when to come back', async () => {
    const unknown = await fail(new AppError('unauthenticated', 'x'));
    expect(unknown.response.headers.get('www-authenticate')).toContain('Bearer');
    const busy = await fail(new AppError('too_many_requests', 'x', { values: { seconds: 42 } }));
    expect(busy.response.headers.get('retry-after')).toBe('42');
  });

  it('names the fields of invalid input', async () => {
    const parsed = z.object({ from: z.string() }).safeParse({});
    const { response, body } = await fail(parsed.error);
    expect(response.status).toBe(400);
    expect(body.errors).toEqual([{ path: 'from', message: expect.any(String) }]);
  });

  it('keeps what it did not foresee inside, and logs it', async () => {
    for (const error of [new Error('password=hunter2'), 'text', null, new AppError('internal', 'secret table x')]) {
      const { response, body } = await fail(error);
      expect(response.status).toBe(500);
      expect(JSON.stringify(body)).not.toMatch(/hunter2|secret table|text"/);
    }
    expect(logged.lines).toHaveLength(4);
  });

  it('says that the database is away, and nothing of where it is', async () => {
    const error = Object.assign(new Error('connect ECONNREFUSED 10.0.0.9:5432'), { code: 'ECONNREFUSED' });
    const { response, body } = await fail(error);
    expect(response.status).toBe(503);
    expect(JSON.stringify(body)).not.toContain('10.0.0.9');
  });
});

describe('formError', () => {
  it('gives the sentence and the fields', () => {
    const parsed = z.object({ email: z.email('email') }).safeParse({ email: 'x' });
    expect(formError(parsed.error)).toMatchObject({
      status: 'error',
      key: 'invalid_input',
      fields: { email: 'email' },
    });
    const taken = new AppError('conflict', 'taken', { key: 'email_taken' });
    expect(formError(taken)).toMatchObject({ code: 'conflict', key: 'email_taken', fields: {} });
  });

  it('lets redirects pass', () => {
    const redirect = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;push;/x;307;' });
    expect(() => formError(redirect)).toThrow('NEXT_REDIRECT');
  });
});

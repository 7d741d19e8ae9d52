import { z } from 'zod';
import { AppError, type ErrorCode } from '@/lib/core/errors';
import { log } from '@/lib/core/log';

export interface ErrorAnswer {
  code: ErrorCode;
  status: number;
  /** English, for the API; says nothing of the inside when the error was not foreseen */
  detail: string;
  key: string;
  values: Record<string, string | number>;
  fields: { path: string; message: string }[];
}

const CONNECTION_LOST = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|08\d{3}|57P0[123]|53300)$/;

/** What may be told about an error. What was not foreseen is logged with the request's id and kept inside. */
export function errorAnswer(error: unknown, requestId: string): ErrorAnswer {
  if (error instanceof AppError && error.code !== 'internal') {
    const { code, status, message, key, values } = error;
    return { code, status, detail: message, key: key ?? code, values, fields: fieldsAtFault(error) };
  }
  if (error instanceof z.ZodError) {
    const fields = issuesOf(error);
    const detail = fields.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
    return { code: 'invalid_input', status: 400, detail, key: 'invalid_input', values: {}, fields };
  }
  log().error({ err: error, request_id: requestId }, 'request failed');
  const lost = CONNECTION_LOST.test(String((error as { code?: unknown } | null)?.code ?? ''));
  const known = lost
    ? new AppError('unavailable', 'The database does not answer. Try again in a moment.')
    : new AppError('internal', 'Something went wrong on the server. It was logged under the request id.');
  const { code, status, message } = known;
  return { code, status, detail: message, key: code, values: { id: requestId.slice(0, 8) }, fields: [] };
}

const issuesOf = (error: z.ZodError) =>
  error.issues.map((issue) => ({ path: pathText(issue.path), message: issue.message }));

/** "filters[0].dimension", as a person would write it. */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text ? `${text}.${String(key)}` : String(key);
  }, '');
}

/** The fields that a refusal is about: those that a schema found, else the one that the message begins with. */
function fieldsAtFault(error: AppError): ErrorAnswer['fields'] {
  if (error.cause instanceof z.ZodError) return issuesOf(error.cause);
  const [, path, message] = /^([a-z_]+(?:[.[][\w.[\]]*)?): (.+)$/s.exec(error.message) ?? [];
  return error.code === 'invalid_input' && path && message ? [{ path, message }] : [];
}

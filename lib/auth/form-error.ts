import { randomUUID } from 'node:crypto';
import { unstable_rethrow } from 'next/navigation';
import type { ErrorCode } from '@/lib/core/errors';
import { errorAnswer } from './error-answer';

/** What a form shows: `key` names a sentence of the namespace `auth.errors`, `fields` those of `auth.fields`. */
export interface FormError {
  status: 'error';
  code: ErrorCode;
  key: string;
  values: Record<string, string | number>;
  fields: Record<string, string>;
}

/** Turns whatever a server action caught into what its form shows; redirects pass through. */
export function formError(error: unknown): FormError {
  unstable_rethrow(error);
  const { code, key, values, fields } = errorAnswer(error, randomUUID());
  const byField = Object.fromEntries(fields.map(({ path, message }) => [path.split(/[.[]/)[0] ?? '', message]));
  return { status: 'error', code, key, values, fields: byField };
}

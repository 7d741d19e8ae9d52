import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';

describe('AppError', () => {
  it('knows its HTTP status', () => {
    expect(new AppError('forbidden', 'no').status).toBe(403);
    expect(new AppError('invalid_input', 'no').status).toBe(400);
    expect(new AppError('unsupported_file', 'no').status).toBe(422);
  });

  it('carries the key of a translated sentence, its values and its cause', () => {
    const cause = new Error('below');
    const error = new AppError('conflict', 'Taken', { key: 'email_taken', values: { email: 'a@b.fr' }, cause });
    expect(error).toMatchObject({ key: 'email_taken', values: { email: 'a@b.fr' }, cause, message: 'Taken' });
  });
});

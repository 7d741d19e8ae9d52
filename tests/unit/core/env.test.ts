import { describe, expect, it } from 'vitest';
import { secretProblem } from '@/lib/core/env';

describe('secretProblem', () => {
  it.each([
    [undefined, 'AUTH_SECRET is not set'],
    ['', 'AUTH_SECRET is not set'],
    ['changeme', 'AUTH_SECRET is a well-known default'],
    ['Secret-1234567890123456789012345678901', 'AUTH_SECRET is a well-known default'],
    ['k3Jx9Qw7', 'AUTH_SECRET is shorter than 32 bytes'],
    ['abababababababababababababababababab', 'AUTH_SECRET repeats a few characters only'],
  ])('refuses %j', (secret, problem) => {
    expect(secretProblem(secret)).toBe(problem);
  });

  it('accepts what `openssl rand -base64 48` makes', () => {
    expect(secretProblem('tZ0o3l1v9YfK5y7m1i2uJQeY8dWv0m3pXn6c4b8a2R5s7T9w')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { generatePassword, hashPassword, lockedPassword, passwordMatches, passwordProblem } from '@/lib/auth/password';

describe('passwords', () => {
  it.each([
    ['short', 'password_short'],
    ['onze-lettr!', 'password_short'],
    ['a'.repeat(201), 'password_long'],
    ['aaaaaaaaaaaa', 'password_simple'],
    ['123456789012', 'password_simple'],
    ['azertyuiop12', 'password_simple'],
    ['marie.curie-2026', 'password_personal'],
    ['lavande-2026-soleil', null],
    ['une phrase assez longue', null],
    ['éàçôœù-mots-de-passe', null],
  ])('%s -> %s', (password, expected) => {
    expect(passwordProblem(password, 'marie.curie@example.org')).toBe(expected);
  });

  it('match their own hash only, however their accents are typed', async () => {
    const stored = await hashPassword('\u00e9t\u00e9-en-provence');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordMatches(stored, 'e\u0301te\u0301-en-provence')).toBe(true);
    expect(await passwordMatches(stored, 'ete-en-provence')).toBe(false);
  });

  it('match nothing where none is set', async () => {
    for (const stored of [null, '', lockedPassword(), 'plain']) {
      expect(await passwordMatches(stored, stored ?? '')).toBe(false);
    }
  });

  it('that are generated pass the rules and differ', () => {
    const made = new Set(Array.from({ length: 200 }, generatePassword));
    expect(made.size).toBe(200);
    for (const password of made) {
      expect(password).toMatch(/^[a-km-np-zA-HJ-NP-Z2-9]{20}$/);
      expect(passwordProblem(password)).toBeNull();
    }
  });
});

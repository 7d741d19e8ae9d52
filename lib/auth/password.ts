import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

// Argon2id with 19 MiB, two passes and one lane: the OWASP Password Storage Cheat Sheet's first choice.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;

let nobody: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/**
 * True when the password is the user's. Without a usable stored hash an equally costly comparison is made, so that
 * the time of the answer does not tell whether an account exists.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(32).toString('hex'));
  const usable = stored?.startsWith('$argon2') ? stored : null;
  const matches = await verify(usable ?? (await nobody), password.normalize('NFKC'));
  return matches && usable !== null;
}

/** A stored value that no password matches; a new one each time, so that links made for the old one end. */
export function lockedPassword(): string {
  return `locked:${randomBytes(16).toString('hex')}`;
}

export type PasswordProblem = 'password_short' | 'password_long' | 'password_simple' | 'password_personal';

/** Why a password is refused, or null: length and a little variety, not composition rules (NIST SP 800-63B). */
export function passwordProblem(password: string, email = ''): PasswordProblem | null {
  if ([...password].length < PASSWORD_MIN) return 'password_short';
  if (password.length > PASSWORD_MAX) return 'password_long';
  if (new Set(password.toLowerCase()).size < 6 || /^(?:0?1234567890?|azertyuiop|qwertyuiop)/i.test(password)) {
    return 'password_simple';
  }
  const local = email.split('@')[0]?.toLowerCase() ?? '';
  if (local.length >= 4 && password.toLowerCase().includes(local)) return 'password_personal';
  return null;
}

/** A password to hand over once: 20 characters without look-alikes, about 115 bits. */
export function generatePassword(): string {
  const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  let password = '';
  while (password.length < 20) {
    for (const byte of randomBytes(32)) {
      // Bytes past the last full round of the alphabet would favour its first letters.
      if (byte < 256 - (256 % alphabet.length) && password.length < 20) password += alphabet[byte % alphabet.length];
    }
  }
  return password;
}

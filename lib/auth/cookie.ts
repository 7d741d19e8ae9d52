import { createHmac } from 'node:crypto';
import { env, secretProblem } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';

/** The signing secret; every use of it passes here, so that none works with a weak one. */
export function authSecret(): string {
  const secret = env().AUTH_SECRET;
  const problem = secretProblem(secret);
  if (problem || !secret) throw new AppError('unavailable', `${problem}. Make one with: openssl rand -base64 48`);
  return secret;
}

export function isHttps(): boolean {
  return env().VIGIE_URL?.startsWith('https://') ?? false;
}

export interface CookieSettings {
  name: string;
  options: { httpOnly: true; sameSite: 'lax'; path: '/'; secure: boolean };
}

/**
 * Cookies ignore ports, so the name carries a mark of the installation: two of them on one machine do not sign
 * each other's users out.
 */
export function cookieSettings(part: 'session' | 'csrf' | 'callback'): CookieSettings {
  const mark = createHmac('sha256', authSecret()).update('cookie-name').digest('hex').slice(0, 8);
  const secure = isHttps();
  return {
    name: `${secure ? '__Host-' : ''}vigie-${part}-${mark}`,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
  };
}

/** Value of a cookie in a Cookie header, or null. */
export function readCookie(header: string | null | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) {
      try {
        return decodeURIComponent(pair.slice(at + 1).trim());
      } catch {
        return null;
      }
    }
  }
  return null;
}

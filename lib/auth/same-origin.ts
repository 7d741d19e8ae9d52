import { env } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';

/**
 * Refuses a request that a browser sent from another site. The cookie alone proves nothing: a foreign page can make
 * the browser send it. Sec-Fetch-Site is missing over plain http to other machines, so Origin is looked at too; a
 * request that has neither is not from a browser's page and is refused as well.
 */
export function requireSameOrigin(headers: Headers): void {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  if (site && site !== 'same-origin') throw foreign();
  if (!origin) {
    if (site === 'same-origin') return;
    throw foreign();
  }
  if (!isOwnOrigin(origin, headers)) throw foreign();
}

function isOwnOrigin(origin: string, headers: Headers): boolean {
  const { VIGIE_URL, VIGIE_TRUST_PROXY } = env();
  if (VIGIE_URL && origin === new URL(VIGIE_URL).origin) return true;
  const host = (VIGIE_TRUST_PROXY === '1' && headers.get('x-forwarded-host')) || headers.get('host');
  return URL.canParse(origin) && new URL(origin).host === host;
}

function foreign(): AppError {
  return new AppError('forbidden', 'The request comes from another site', { key: 'foreign_origin' });
}

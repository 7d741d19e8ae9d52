import { AppError } from '@/lib/core/errors';
import type { Ability } from './abilities';
import { apiKeyViewer } from './api-keys';
import { cookieSettings, readCookie } from './cookie';
import { requireSameOrigin } from './same-origin';
import { sessionIdOf, sessionViewer } from './session';
import type { Viewer } from './viewer';

/**
 * The viewer of a request to a route handler: `Authorization: Bearer <api key>`, else the session cookie.
 * @throws AppError `unauthenticated`, `forbidden`; also for a cookie sent from another site with a writing method
 */
export async function authorise(request: Request, ability: Ability): Promise<Viewer> {
  const viewer = await identify(request);
  if (!viewer) throw new AppError('unauthenticated', 'Sign in, or send a valid API key as a bearer token');
  if (!viewer.abilities.includes(ability)) {
    throw new AppError('forbidden', `This needs the ability ${ability}`, { key: 'forbidden' });
  }
  return viewer;
}

async function identify(request: Request): Promise<Viewer | null> {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) {
    const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    return key ? apiKeyViewer(key) : null;
  }
  const cookie = readCookie(request.headers.get('cookie'), cookieSettings('session').name);
  const viewer = await sessionViewer(await sessionIdOf(cookie));
  if (viewer && request.method !== 'GET' && request.method !== 'HEAD') requireSameOrigin(request.headers);
  return viewer;
}

import { cookies } from 'next/headers';
import { cache } from 'react';
import { cookieSettings } from './cookie';
import { sessionIdOf, sessionViewer } from './session';
import type { Viewer } from './viewer';

/** Who is signed in, or null; asked of the database once per request. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const cookie = (await cookies()).get(cookieSettings('session').name)?.value ?? null;
  return sessionViewer(await sessionIdOf(cookie));
});

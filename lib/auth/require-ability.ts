import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { AppError } from '@/lib/core/errors';
import type { Ability } from './abilities';
import { currentViewer } from './current-viewer';
import { requireSameOrigin } from './same-origin';
import type { Viewer } from './viewer';

/** The signed-in viewer of a page; whoever is not signed in goes to the sign-in page and comes back here after. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await currentViewer();
  if (viewer) return viewer;
  const path = (await headers()).get('x-vigie-path');
  redirect(path && path !== '/' ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in');
}

/** The viewer of a page that needs an ability. Throws `forbidden`, which Next answers with status 403. */
export async function requireAbility(ability: Ability): Promise<Viewer> {
  const viewer = await requireViewer();
  if (!viewer.abilities.includes(ability)) {
    const refusal = new AppError('forbidden', `This page needs the ability ${ability}`, { key: 'forbidden' });
    // The mark by which Next knows `forbidden()`; with it a refused page has status 403 and not 500.
    throw Object.assign(refusal, { digest: 'NEXT_HTTP_ERROR_FALLBACK;403' });
  }
  return viewer;
}

/** The viewer of a server action. An action is a public endpoint: it checks where the request comes from as well. */
export async function requireActionAbility(ability: Ability): Promise<Viewer> {
  requireSameOrigin(await headers());
  const viewer = await currentViewer();
  if (!viewer) throw new AppError('unauthenticated', 'Nobody is signed in', { key: 'unauthenticated' });
  if (!viewer.abilities.includes(ability)) {
    throw new AppError('forbidden', `This needs the ability ${ability}`, { key: 'forbidden' });
  }
  return viewer;
}

/** For the few actions that anyone may call: only where the request comes from is checked. */
export async function requireOwnOrigin(): Promise<Headers> {
  const all = await headers();
  requireSameOrigin(all);
  return all;
}

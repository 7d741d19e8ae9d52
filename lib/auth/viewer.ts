import type { Locale } from '@/lib/core/locale';
import type { Role } from '@/lib/core/roles';
import type { Ability } from './abilities';

/** Who asks, as the database says it at this moment. */
export interface Viewer {
  userId: number;
  name: string;
  email: string;
  role: Role;
  locale: Locale;
  via: 'session' | 'api_key';
  isDemo: boolean;
  /** what may be done here: the role's abilities, narrowed by the scopes of an API key */
  abilities: readonly Ability[];
}

/** The one who does something that the audit log keeps: a viewer, or the server's own console. */
export interface Actor {
  label: string;
  userId: number | null;
  isDemo: boolean;
}

export const CONSOLE_ACTOR: Actor = { label: 'console', userId: null, isDemo: false };

export function actorOf(viewer: Viewer): Actor {
  return { label: `user:${viewer.userId}`, userId: viewer.userId, isDemo: viewer.isDemo };
}

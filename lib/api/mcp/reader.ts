import type { Viewer } from '@/lib/auth/viewer';

/** Who an assistant reads for: the owner of an API key, or a role on the server's own console. */
export type AssistantReader = Pick<Viewer, 'abilities' | 'role' | 'locale'>;

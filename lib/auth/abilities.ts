import type { Role } from '@/lib/core/roles';

export const ABILITIES = [
  'summary:read',
  'rows:read',
  'margin:read',
  'kpi:query',
  'dictionary:read',
  'imports:manage',
  'tracking:manage',
  'users:manage',
  'api-keys:manage',
  'demo:remove',
  'audit:read',
  'kpis:propose',
  'kpis:approve',
] as const;
export type Ability = (typeof ABILITIES)[number];

const READER: readonly Ability[] = ['summary:read', 'rows:read', 'margin:read', 'kpi:query', 'dictionary:read'];

/** What each role may do. Administrators run the installation; they do not read cost or margin. */
const OF_ROLE: Record<Role, readonly Ability[]> = {
  CEO: READER,
  CMO: READER,
  ANALYST: [...READER, 'api-keys:manage'],
  ADMIN: [
    'kpi:query',
    'dictionary:read',
    'imports:manage',
    'tracking:manage',
    'users:manage',
    'api-keys:manage',
    'demo:remove',
    'audit:read',
    'kpis:propose',
    'kpis:approve',
  ],
};

export function abilitiesOf(role: Role): readonly Ability[] {
  return OF_ROLE[role];
}

export function can(role: Role, ability: Ability): boolean {
  return OF_ROLE[role].includes(ability);
}

// A key must not be able to make users or further keys: a leaked one would outlive its own revocation.
const NEVER_BY_KEY: readonly Ability[] = [
  'tracking:manage',
  'users:manage',
  'api-keys:manage',
  'demo:remove',
  'audit:read',
  'kpis:propose',
  'kpis:approve',
];

/** The abilities that an API key of this role may be given. */
export function grantableScopes(role: Role): Ability[] {
  return OF_ROLE[role].filter((ability) => !NEVER_BY_KEY.includes(ability));
}

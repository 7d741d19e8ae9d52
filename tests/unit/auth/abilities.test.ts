import { describe, expect, it } from 'vitest';
import { ABILITIES, abilitiesOf, can, grantableScopes } from '@/lib/auth/abilities';
import { ROLES } from '@/lib/core/roles';

// Written a second time on purpose: a change of the table must be meant.
const ALLOWED: Record<(typeof ABILITIES)[number], string> = {
  'summary:read': 'CEO CMO ANALYST',
  'rows:read': 'CEO CMO ANALYST',
  'margin:read': 'CEO CMO ANALYST',
  'kpi:query': 'CEO CMO ADMIN ANALYST',
  'dictionary:read': 'CEO CMO ADMIN ANALYST',
  'imports:manage': 'ADMIN',
  'tracking:manage': 'ADMIN',
  'users:manage': 'ADMIN',
  'api-keys:manage': 'ADMIN ANALYST',
  'demo:remove': 'ADMIN',
  'audit:read': 'ADMIN',
  'kpis:propose': 'ADMIN',
  'kpis:approve': 'ADMIN',
};

describe('abilities', () => {
  it.each(ABILITIES.flatMap((ability) => ROLES.map((role) => [role, ability] as const)))('%s, %s', (role, ability) => {
    const expected = ALLOWED[ability].split(' ').includes(role);
    expect(can(role, ability)).toBe(expected);
    expect(abilitiesOf(role).includes(ability)).toBe(expected);
  });

  it('a key is never given the making of users or keys', () => {
    for (const role of ROLES) {
      const scopes = grantableScopes(role);
      expect(scopes.every((scope) => can(role, scope))).toBe(true);
      for (const never of ['users:manage', 'api-keys:manage', 'demo:remove', 'audit:read'] as const) {
        expect(scopes).not.toContain(never);
      }
    }
  });
});

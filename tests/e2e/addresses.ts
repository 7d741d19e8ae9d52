import type { Ability } from '@/lib/auth/abilities';
import { can } from '@/lib/auth/abilities';
import { type Access, type Method, PAGES, ROUTES } from '@/lib/auth/permissions';
import { ROLES, type Role } from '@/lib/core/roles';

/** An existing thing for each address with a variable part, so that nobody is refused for another reason. */
const EXAMPLES: Record<string, string> = {
  '/kpis/[id]': '/kpis/net_revenue',
  '/kpis/[id]/edit': '/kpis/net_revenue/edit',
  // The demo shop comes with a proposal.
  '/kpis/proposals/[id]': '/kpis/proposals/1',
  '/kpis/candidates': '/kpis/candidates?grain=month&run=1',
  '/products/[sku]': '/products/AUB-HAI-001',
  '/products/categories/[code]': '/products/categories/face',
  '/imports/[id]': '/imports/1',
  '/api/v1/imports/[id]': '/api/v1/imports/1',
  '/api/v1/imports/[id]/quarantine': '/api/v1/imports/1/quarantine',
  '/api/v1/imports/uploads/[id]': '/api/v1/imports/uploads/00000000-0000-4000-8000-000000000000',
  '/breakdown': '/breakdown?kpi=net_revenue',
};

export interface PageCase {
  path: string;
  access: Access;
}

export interface RouteCase extends PageCase {
  method: Method;
}

export function isOpen(access: Access): access is { public: string } {
  return typeof access === 'object';
}

export function mayOpen(role: Role, access: Access): boolean {
  return isOpen(access) || access === 'signed-in' || can(role, access as Ability);
}

function concrete(path: string): string {
  const example = EXAMPLES[path] ?? path;
  if (example.includes('[')) throw new Error(`tests/e2e/addresses.ts has no example for ${path}`);
  return example;
}

export function pageCases(): PageCase[] {
  return Object.entries(PAGES).map(([path, access]) => ({ path: concrete(path), access }));
}

/** Nothing has this number: whoever may delete a thing by its route deletes nothing here. */
const NOTHING = '999999';

/** Every guarded route with its methods; the public ones say in permissions.ts why they are. */
export function guardedRoutes(): RouteCase[] {
  return Object.entries(ROUTES).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, access]) => !isOpen(access))
      .map(([method, access]) => ({ path: path.replace(/\[[^\]]+\]/g, NOTHING), access, method: method as Method })),
  );
}

/** Someone who may open it; null for the pages that everyone may open. */
export function aVisitor(access: Access): Role | null {
  if (isOpen(access)) return null;
  return ROLES.find((role) => mayOpen(role, access)) as Role;
}

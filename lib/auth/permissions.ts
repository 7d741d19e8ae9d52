import type { Ability } from './abilities';

/** Who may come: whoever has the ability, anyone signed in, or everyone, and then for what reason. */
export type Access = Ability | 'signed-in' | { public: string };
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Every page by its address. A page that is missing here, or that checks something else, fails a test. */
export const PAGES: Record<string, Access> = {
  '/': 'signed-in',
  '/sign-in': { public: 'whoever wants to sign in is not signed in yet' },
  '/setup': { public: 'creates the first administrator; needs the one-time token of the console' },
  '/password': { public: 'chooses a password; needs the signed one-time link' },
  '/summary': 'summary:read',
  '/sales': 'summary:read',
  '/sales/recognition': 'summary:read',
  '/sales/seasons': 'summary:read',
  '/sales/zones': 'summary:read',
  '/sales/margin': 'margin:read',
  '/sales/prices': 'summary:read',
  '/sales/promotions': 'summary:read',
  '/sales/returns': 'summary:read',
  '/products': 'summary:read',
  '/products/[sku]': 'summary:read',
  '/products/categories/[code]': 'summary:read',
  '/explore': 'kpi:query',
  '/breakdown': 'rows:read',
  '/why': 'kpi:query',
  '/kpis': 'dictionary:read',
  '/kpis/candidates': 'dictionary:read',
  '/kpis/[id]': 'dictionary:read',
  '/kpis/[id]/edit': 'kpis:propose',
  '/kpis/new': 'kpis:propose',
  '/kpis/register': 'dictionary:read',
  '/kpis/proposals': 'dictionary:read',
  '/kpis/proposals/[id]': 'dictionary:read',
  '/sources': 'dictionary:read',
  '/developers': 'kpi:query',
  '/imports': 'imports:manage',
  '/imports/matching': 'imports:manage',
  '/imports/[id]': 'imports:manage',
  '/imports/schedules': 'imports:manage',
  '/users': 'users:manage',
  '/audit': 'audit:read',
  '/api-keys': 'api-keys:manage',
};

/** Every route handler by its address and method. */
export const ROUTES: Record<string, Partial<Record<Method, Access>>> = {
  '/api/auth/[...nextauth]': {
    GET: { public: 'next-auth: token against forged forms, state of the own session' },
    POST: { public: 'next-auth: signing in and out, guarded by its token and by limits on tries' },
  },
  '/breakdown/rows': { GET: 'rows:read' },
  '/kpis/expression': { POST: 'kpis:propose' },
  '/explore/members': { GET: 'kpi:query' },
  '/explore/export': { GET: 'kpi:query' },
  '/api/v1/imports': { GET: 'imports:manage', POST: 'imports:manage' },
  '/api/v1/imports/[id]': { GET: 'imports:manage' },
  '/api/v1/imports/[id]/quarantine': { GET: 'imports:manage' },
  '/api/v1/imports/[id]/corrections': { GET: 'imports:manage', POST: 'imports:manage' },
  '/api/v1/imports/[id]/lines/[line]': { GET: 'imports:manage' },
  '/api/v1/imports/[id]/retry': { POST: 'imports:manage' },
  '/api/v1/imports/[id]/undo': { GET: 'imports:manage', POST: 'imports:manage' },
  '/api/v1/imports/matching': { GET: 'imports:manage' },
  '/api/v1/imports/matching/[id]': { POST: 'imports:manage' },
  '/api/v1/imports/matching/targets': { GET: 'imports:manage' },
  '/api/v1/imports/uploads/[id]/trial': { GET: 'imports:manage', POST: 'imports:manage' },
  '/api/v1/imports/uploads/[id]/unpack': { POST: 'imports:manage' },
  '/api/v1/imports/templates/[id]': { GET: 'imports:manage' },
  '/api/v1/imports/uploads': { POST: 'imports:manage' },
  '/api/v1/imports/uploads/[id]': { POST: 'imports:manage', PUT: 'imports:manage', DELETE: 'imports:manage' },
  '/api/v1/kpis': { GET: 'dictionary:read' },
  '/api/v1/kpis/[id]': { GET: 'dictionary:read' },
  '/api/v1/kpis/[id]/members': { GET: 'kpi:query' },
  '/api/v1/kpis/[id]/versions': { GET: 'dictionary:read' },
  '/api/v1/kpis/drill': { POST: 'rows:read' },
  '/api/v1/kpis/explain': { POST: 'kpi:query' },
  '/api/v1/kpis/query': { POST: 'kpi:query' },
  '/api/collect': {
    POST: { public: 'events of the pages of the shop: known sites and origins only, limited, answers with nothing' },
  },
  '/api/mcp': { POST: 'kpi:query' },
  '/api/v1/openapi.json': { GET: { public: 'describes the interface, holds no data of the shop' } },
};

/** Every file of server actions by its path; each of its exported functions checks this. */
export const ACTIONS: Record<string, Access> = {
  'app/(app)/users/actions.ts': 'users:manage',
  'app/(app)/api-keys/actions.ts': 'api-keys:manage',
  'app/(app)/explore/actions.ts': 'kpi:query',
  'app/(app)/sources/actions.ts': 'imports:manage',
  'app/(app)/imports/schedules/actions.ts': 'imports:manage',
  'app/(app)/demo/actions.ts': 'demo:remove',
  'app/(app)/kpis/actions.ts': 'kpis:propose',
  'app/(app)/kpis/proposals/actions.ts': 'kpis:approve',
  'app/(public)/actions.ts': { public: 'set-up and one-time links carry their own proof; the language is no secret' },
};

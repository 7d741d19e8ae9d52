import { ROLES } from '@/lib/core/roles';
import { guardedRoutes, isOpen, mayOpen, pageCases } from './addresses';
import { address, expect, test } from './vigie';

const OWN_REQUEST = { 'sec-fetch-site': 'same-origin' };

for (const role of ROLES) {
  test(`${role} gets the pages of the role and 403 for all others`, async ({ visit }) => {
    const { page } = await visit(role);
    const seen: string[] = [];
    const expected: string[] = [];
    for (const { path, access } of pageCases()) {
      if (isOpen(access)) continue;
      const answer = await page.request.get(address(path));
      seen.push(`${path} ${answer.status()}`);
      expected.push(`${path} ${mayOpen(role, access) ? 200 : 403}`);
    }
    expect(seen).toEqual(expected);
  });

  test(`${role} gets the routes of the role and 403 for all others`, async ({ visit }) => {
    const { page } = await visit(role);
    for (const { path, method, access } of guardedRoutes()) {
      const answer = await page.request.fetch(address(path), { method, headers: OWN_REQUEST, data: {} });
      const what = `${method} ${path} as ${role}: ${answer.status()}`;
      if (mayOpen(role, access)) {
        expect([401, 403], what).not.toContain(answer.status());
        expect(answer.status(), what).toBeLessThan(500);
      } else {
        expect(answer.status(), what).toBe(403);
        expect(answer.headers()['content-type'], what).toContain('application/problem+json');
      }
    }
  });
}

test('nobody gets anything without signing in', async ({ visit }) => {
  const { page } = await visit(null);
  for (const { path, access } of pageCases()) {
    const answer = await page.request.get(address(path), { maxRedirects: 0 });
    if (isOpen(access)) {
      expect(answer.status(), path).toBe(200);
    } else {
      expect(answer.status(), path).toBe(307);
      expect(answer.headers().location, path).toContain('/sign-in');
    }
  }
  for (const { path, method } of guardedRoutes()) {
    const answer = await page.request.fetch(address(path), { method, headers: OWN_REQUEST, data: {} });
    expect(answer.status(), `${method} ${path}`).toBe(401);
  }
});

test('what changes something is refused when another site asks for it', async ({ visit }) => {
  const { page } = await visit('CEO');
  const query = { kpis: ['net_revenue'], from: '2026-01-01', to: '2026-01-31' };
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    {},
  ];
  for (const headers of foreign) {
    const answer = await page.request.post(address('/api/v1/kpis/query'), { data: query, headers });
    expect(answer.status(), JSON.stringify(headers)).toBe(403);
  }
});

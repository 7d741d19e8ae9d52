import { describe, expect, it } from 'vitest';
import { openApiDocument } from '@/lib/api/openapi/document';
import { ROUTES } from '@/lib/auth/permissions';
import { factoryCatalogue } from '@/lib/kpi/catalogue';

const document = JSON.parse(JSON.stringify(openApiDocument(factoryCatalogue)));
type Operation = { 'x-scope': string; operationId: string; security: unknown[]; responses: Record<string, unknown> };
const operations = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(
  ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** Every route under /api/v1 but the document itself, as "get /api/v1/kpis/{id}: dictionary:read". */
const guarded = Object.entries(ROUTES)
  .filter(([path]) => path.startsWith('/api/v1/') && path !== '/api/v1/openapi.json')
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, access]) => `${method.toLowerCase()} ${path.replace(/\[(\w+)\]/g, '{$1}')}: ${access}`,
    ),
  );

function references(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : references(value),
  );
}

describe('the OpenAPI document', () => {
  it('describes every guarded route with the scope that it checks, and no other', () => {
    expect(document.openapi).toBe('3.1.0');
    const described = operations.map(({ path, method, operation }) => `${method} ${path}: ${operation['x-scope']}`);
    expect(described.sort()).toEqual(guarded.sort());
  });

  it('has a name, a key and the common refusals for each', () => {
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { operation, path } of operations) {
      expect(operation.security, path).toEqual([{ apiKey: [] }]);
      expect(Object.keys(operation.responses), path).toEqual(expect.arrayContaining(['401', '403', '429']));
    }
  });

  it('refers only to what it holds', () => {
    const found = references(document);
    expect(found.length).toBeGreaterThan(10);
    for (const reference of new Set(found)) {
      const name = reference.replace('#/components/schemas/', '');
      expect(document.components.schemas, reference).toHaveProperty([name]);
    }
  });

  it('says what a query needs, and that nothing else is taken', () => {
    const text = JSON.stringify(document.components.schemas.KpiQueryPage);
    expect(text).toContain('"cursor"');
    expect(text).toContain('"additionalProperties":false');
  });

  it('names no KPI of cost or margin, because everybody may read it', () => {
    expect(JSON.stringify(document)).not.toContain('gross_margin');
  });
});

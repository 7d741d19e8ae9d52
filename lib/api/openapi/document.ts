import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { CALLS_PER_MINUTE } from '@/lib/auth/call-limit';
import { visibleKpis } from '@/lib/kpi/access';
import type { Catalogue } from '@/lib/kpi/catalogue';
import { IMPORT_PATHS } from './import-paths';
import { IMPORT_WORK_PATHS } from './import-work-paths';
import { kpiPaths } from './kpi-paths';

const ABOUT = `Figures of an online shop. The same engine answers the pages, the command line and assistants.

Send an API key as \`Authorization: Bearer vigie_…\`. A key has scopes, and never more than its owner may do. It may make ${CALLS_PER_MINUTE} calls a minute; the headers \`ratelimit-…\` say what is left.

Errors are RFC 9457 problem documents with a \`code\`, and the fields at fault where there are any. Long lists come in pages: ask again with \`next_cursor\` as \`cursor\`; when the data changes in between, status 409 says so. Answers with an \`ETag\` can be asked for with \`If-None-Match\`, and then cost nothing while neither data nor definitions have changed.`;

export type DescribedPath = RouteConfig & { scope: string };

/** Every path of the interface. KPIs of cost and margin are not named: everybody reads this. */
export function describedPaths(catalogue: Catalogue): DescribedPath[] {
  const known = visibleKpis([], catalogue).map(({ id }) => id);
  return [...kpiPaths(known.join(', ')), ...IMPORT_PATHS, ...IMPORT_WORK_PATHS];
}

/** The interface, described from the same schemas that check it (OpenAPI 3.1). */
export function openApiDocument(catalogue: Catalogue) {
  const registry = new OpenAPIRegistry();
  const bearer = registry.registerComponent('securitySchemes', 'apiKey', { type: 'http', scheme: 'bearer' });
  for (const { scope, ...path } of describedPaths(catalogue)) {
    registry.registerPath({
      ...path,
      security: [{ [bearer.name]: [] }],
      description: [path.description, `Scope: \`${scope}\`.`].filter(Boolean).join('\n\n'),
      'x-scope': scope,
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'Vigie', version: '1', description: ABOUT },
    servers: [{ url: '/' }],
    tags: [{ name: 'KPIs' }, { name: 'Imports' }],
  });
}

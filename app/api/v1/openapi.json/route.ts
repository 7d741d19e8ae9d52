import { openApiDocument } from '@/lib/api/openapi/document';
import { respond } from '@/lib/auth/respond';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return respond(async () =>
    Response.json(openApiDocument(await governedCatalogue()), { headers: { 'cache-control': 'public, max-age=300' } }),
  );
}

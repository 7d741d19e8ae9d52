import { respond } from '@/lib/auth/respond';
import { openApiDocument } from '@/lib/kpi/openapi';

export function GET(): Promise<Response> {
  return respond(async () => Response.json(openApiDocument(), { headers: { 'cache-control': 'public, max-age=300' } }));
}

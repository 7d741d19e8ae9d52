import { drillKpi } from '@/lib/api/drill-kpi';
import { readJson } from '@/lib/api/read-input';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';

export const dynamic = 'force-dynamic';

/** The rows behind a figure. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const viewer = await authorise(request, 'rows:read');
    return Response.json(await drillKpi(await readJson(request), viewer, new Date()));
  });
}

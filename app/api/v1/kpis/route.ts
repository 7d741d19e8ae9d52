import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { isLocale } from '@/lib/core/locale';
import { kpiDictionary } from '@/lib/kpi/dictionary';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const viewer = await authorise(request, 'dictionary:read');
    const asked = new URL(request.url).searchParams.get('locale');
    return Response.json({ kpis: kpiDictionary(viewer.abilities, isLocale(asked) ? asked : viewer.locale) });
  });
}

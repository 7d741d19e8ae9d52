import { conditional } from '@/lib/api/conditional';
import { answerState, queryKpis, readKpiQuery } from '@/lib/api/query-kpis';
import { readJson } from '@/lib/api/read-input';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { requireKpiAccess } from '@/lib/kpi/access';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';

export const dynamic = 'force-dynamic';

/** Figures over a range of days, by period and dimension. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const viewer = await authorise(request, 'kpi:query');
    const now = new Date();
    const read = await readKpiQuery(await readJson(request), now);
    requireKpiAccess(read.query.kpis, viewer.abilities, await governedCatalogue());
    return conditional(request, answerState(read, viewer), () => queryKpis(read, viewer, now));
  });
}

import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { AppError } from '@/lib/core/errors';
import { isLocale } from '@/lib/core/locale';
import { requireKpiAccess } from '@/lib/kpi/access';
import { drillRows } from '@/lib/views/drill';
import { paramsOf, readPageQuery } from '@/lib/views/page-query';
import { shopReach } from '@/lib/views/shop-reach';

export const dynamic = 'force-dynamic';

/** Further rows behind a figure, for the page that shows the first of them. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const viewer = await authorise(request, 'rows:read');
    const { searchParams } = new URL(request.url);
    const kpi = searchParams.get('kpi');
    if (!kpi) throw new AppError('invalid_input', 'kpi: is missing');
    requireKpiAccess([kpi], viewer.abilities);
    const { anchor, first } = await shopReach(new Date());
    const locale = searchParams.get('locale');
    const rows = await drillRows(
      kpi,
      readPageQuery(paramsOf(searchParams), anchor, first),
      searchParams.get('part') ?? undefined,
      searchParams.get('cursor'),
      isLocale(locale) ? locale : viewer.locale,
    );
    return Response.json(rows);
  });
}

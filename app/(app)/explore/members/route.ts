import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { AppError } from '@/lib/core/errors';
import { isLocale } from '@/lib/core/locale';
import { DIMENSION_IDS } from '@/lib/kpi/dimensions';
import { explorerMembers } from '@/lib/views/explorer-member-search';
import { paramsOf } from '@/lib/views/page-query';

export const dynamic = 'force-dynamic';

/** Values of a dimension whose names hold a text, for the filter of the page. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const viewer = await authorise(request, 'kpi:query');
    const { searchParams } = new URL(request.url);
    const dimension = DIMENSION_IDS.find((id) => id === searchParams.get('dimension'));
    if (!dimension) throw new AppError('invalid_input', 'dimension: is not one that exists');
    const locale = searchParams.get('locale');
    const found = await explorerMembers(
      viewer,
      paramsOf(searchParams),
      dimension,
      searchParams.get('q') ?? '',
      new Date(),
      isLocale(locale) ? locale : viewer.locale,
    );
    return Response.json(found);
  });
}

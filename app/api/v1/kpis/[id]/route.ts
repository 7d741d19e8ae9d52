import { z } from 'zod';
import { conditional } from '@/lib/api/conditional';
import { fingerprint } from '@/lib/api/data-state';
import { describeKpi } from '@/lib/api/describe-kpi';
import { readSearch } from '@/lib/api/read-input';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { LOCALES } from '@/lib/core/locale';

export const dynamic = 'force-dynamic';

const search = z.strictObject({ locale: z.enum(LOCALES).optional() });

/** One entry of the dictionary. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return respond(async () => {
    const viewer = await authorise(request, 'dictionary:read');
    const entry = await describeKpi((await params).id, viewer, readSearch(request, search).locale);
    return conditional(request, fingerprint(entry), async () => entry);
  });
}

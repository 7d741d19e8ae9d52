import { conditional } from '@/lib/api/conditional';
import { fingerprint } from '@/lib/api/data-state';
import { listKpis, listKpisInput } from '@/lib/api/list-kpis';
import { readSearch } from '@/lib/api/read-input';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';

export const dynamic = 'force-dynamic';

/** The dictionary. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const viewer = await authorise(request, 'dictionary:read');
    const found = await listKpis(readSearch(request, listKpisInput), viewer);
    return conditional(request, fingerprint(found), async () => found);
  });
}

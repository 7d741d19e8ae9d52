import { conditional } from '@/lib/api/conditional';
import { fingerprint } from '@/lib/api/data-state';
import { listMembers, membersInput } from '@/lib/api/list-members';
import { readSearch } from '@/lib/api/read-input';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';

export const dynamic = 'force-dynamic';

/** The values of a dimension, by which queries can be cut and filtered. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return respond(async () => {
    const viewer = await authorise(request, 'kpi:query');
    const found = await listMembers((await params).id, readSearch(request, membersInput), viewer, new Date());
    return conditional(request, fingerprint(found), async () => found);
  });
}

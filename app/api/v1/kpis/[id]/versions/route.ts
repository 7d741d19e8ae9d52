import { conditional } from '@/lib/api/conditional';
import { fingerprint } from '@/lib/api/data-state';
import { listVersions } from '@/lib/api/list-versions';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';

export const dynamic = 'force-dynamic';

/** Every version of a KPI, the newest first. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return respond(async () => {
    const { abilities } = await authorise(request, 'dictionary:read');
    const found = await listVersions((await params).id, abilities, new Date());
    return conditional(request, fingerprint(found), async () => found);
  });
}

import { z } from 'zod';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { MATCH_KINDS } from '@/lib/imports/matching/match-item';
import { searchTargets } from '@/lib/imports/matching/search-targets';

export const dynamic = 'force-dynamic';

const query = z.object({ kind: z.enum(MATCH_KINDS), search: z.string().max(200) });

/** Known articles, campaigns, regions or customers, by a part of their name or number. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    await authorise(request, 'imports:manage');
    const { kind, search } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
    return Response.json({ targets: await searchTargets(kind, search) });
  });
}

import { z } from 'zod';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { countOpenItems, listItems } from '@/lib/imports/matching/list-items';
import { MATCH_KINDS } from '@/lib/imports/matching/match-item';

export const dynamic = 'force-dynamic';

const query = z.object({
  kind: z.enum(MATCH_KINDS),
  state: z.enum(['open', 'decided']).default('open'),
  search: z.string().max(200).default(''),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

/** Names in files that nothing known answered to: those that wait, or those that were decided. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    await authorise(request, 'imports:manage');
    const { state, ...asked } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
    const found = await listItems({ ...asked, isOpen: state === 'open' });
    return Response.json({ ...found, open: await countOpenItems() });
  });
}

import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { liveEvents } from '@/lib/tracking/tracking-health';

export const dynamic = 'force-dynamic';

/** What arrives, as it arrives. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    await authorise(request, 'tracking:manage');
    return Response.json({ events: await liveEvents() }, { headers: { 'cache-control': 'no-store' } });
  });
}

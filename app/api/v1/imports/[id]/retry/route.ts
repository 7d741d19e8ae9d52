import { z } from 'zod';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { retryWaiting } from '@/lib/jobs/correct-rows';

export const dynamic = 'force-dynamic';

const batchId = z.coerce.number().int().positive().max(2_147_483_647);
const asked = z.object({ codes: z.array(z.string().max(50)).min(1).max(20).optional() });

/** Imports waiting rows again as they are, such as once an unknown article is known; null when none waits. */
export function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return respond(async () => {
    const viewer = await authorise(request, 'imports:manage');
    const { codes } = asked.parse(await request.json().catch(() => ({})));
    return Response.json(await retryWaiting(batchId.parse((await params).id), codes, viewer));
  });
}

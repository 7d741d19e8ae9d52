import { z } from 'zod';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { AppError } from '@/lib/core/errors';
import { decisionSchema } from '@/lib/imports/matching/decision-schema';
import { decideMatch } from '@/lib/jobs/decide-match';

export const dynamic = 'force-dynamic';

const itemId = z.coerce.number().int().positive().max(2_147_483_647);

/** Says what a name is. Rows that waited for it are imported again; the answer names those imports. */
export function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return respond(async () => {
    const viewer = await authorise(request, 'imports:manage');
    const id = itemId.parse((await params).id);
    const body = await request.json().catch((cause) => {
      throw new AppError('invalid_input', 'The body is not JSON.', { cause });
    });
    return Response.json(await decideMatch(id, decisionSchema.parse(body), viewer));
  });
}

import { z } from 'zod';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { AppError } from '@/lib/core/errors';
import { readBatch } from '@/lib/imports/read-batches';

export const dynamic = 'force-dynamic';

const batchId = z.coerce.number().int().positive().max(2_147_483_647);

/** One import: its state and progress, counts, warnings, and how its columns were read. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return respond(async () => {
    await authorise(request, 'imports:manage');
    const batch = await readBatch(batchId.parse((await params).id));
    if (!batch) throw new AppError('not_found', 'There is no such import.');
    return Response.json(batch);
  });
}

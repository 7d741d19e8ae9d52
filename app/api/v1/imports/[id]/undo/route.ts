import { z } from 'zod';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { undoPlan } from '@/lib/imports/undo/undo-batch';
import { undoImport } from '@/lib/jobs/undo-import';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

const batchId = z.coerce.number().int().positive().max(2_147_483_647);

/** What undoing this import would do, and which later imports stand in the way. Changes nothing. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    await authorise(request, 'imports:manage');
    return Response.json(await undoPlan(batchId.parse((await params).id)));
  });
}

/** Takes the whole import back: what it brought goes, what it changed is as before. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const viewer = await authorise(request, 'imports:manage');
    return Response.json(await undoImport(batchId.parse((await params).id), viewer));
  });
}

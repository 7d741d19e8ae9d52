import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { declaredSchema } from '@/lib/imports/declared';
import { readTrial } from '@/lib/imports/trials';
import { findUpload } from '@/lib/imports/uploads';
import { startTrial } from '@/lib/jobs/start-trial';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** The dry run of this file: where it is, or what the import would do; null when there was none. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    await authorise(request, 'imports:manage');
    return Response.json(await readTrial((await findUpload((await params).id)).id));
  });
}

/** Starts a dry run: the whole import happens and is rolled back. Answers before it has run. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    await authorise(request, 'imports:manage');
    const declared = declaredSchema.parse(await request.json().catch(() => ({})));
    const trial = await startTrial(await findUpload((await params).id), declared);
    return Response.json(trial, { status: 202 });
  });
}

import type { ReadableStream as WebStream } from 'node:stream/web';
import { z } from 'zod';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { AppError } from '@/lib/core/errors';
import { declaredSchema } from '@/lib/imports/declared';
import { describeUpload } from '@/lib/imports/describe-upload';
import { appendToUpload, findUpload, removeUpload } from '@/lib/imports/uploads';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

const offset = z.coerce.number().int().min(0);

/** What is found in the file, with what the body declares about it: format, columns, how they read, first rows. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    await authorise(request, 'imports:manage');
    const declared = declaredSchema.parse(await request.json().catch(() => ({})));
    const upload = await findUpload((await params).id);
    return Response.json({ ...(await describeUpload(upload, declared)), upload });
  });
}

/** The next part of a large file. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    await authorise(request, 'imports:manage');
    const from = offset.parse(new URL(request.url).searchParams.get('offset') ?? undefined);
    return Response.json(await appendToUpload((await params).id, from, request.body as WebStream<Uint8Array> | null));
  });
}

export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    await authorise(request, 'imports:manage');
    const upload = await findUpload((await params).id);
    if (upload.batchId !== null) throw new AppError('conflict', 'The import of this file has started.');
    await removeUpload(upload.id);
    return new Response(null, { status: 204 });
  });
}

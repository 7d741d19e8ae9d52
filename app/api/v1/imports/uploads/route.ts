import type { ReadableStream as WebStream } from 'node:stream/web';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { createUpload } from '@/lib/imports/uploads';

export const dynamic = 'force-dynamic';

/** Takes a file, or the first part of a large one, as the body; it waits until its import is started. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const viewer = await authorise(request, 'imports:manage');
    const name = new URL(request.url).searchParams.get('name') ?? '';
    const body = request.body as WebStream<Uint8Array> | null;
    const upload = await createUpload(body, { name, userId: viewer.userId });
    return Response.json(upload, { status: 201, headers: { location: `/api/v1/imports/uploads/${upload.id}` } });
  });
}

import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { AppError } from '@/lib/core/errors';
import { findUpload, unpackUpload } from '@/lib/imports/uploads';

export const dynamic = 'force-dynamic';

/** Makes the files of a zip file uploads of their own; the zip file goes. */
export function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return respond(async () => {
    await authorise(request, 'imports:manage');
    const upload = await findUpload((await params).id);
    if (upload.batchId !== null) throw new AppError('conflict', 'The import of this file has started.');
    return Response.json({ uploads: await unpackUpload(upload) }, { status: 201 });
  });
}

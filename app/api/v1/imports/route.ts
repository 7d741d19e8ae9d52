import type { ReadableStream as WebStream } from 'node:stream/web';
import { z } from 'zod';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { declaredSchema } from '@/lib/imports/declared';
import { listBatches } from '@/lib/imports/read-batches';
import { createUpload, findUpload, MAX_UPLOAD_BYTES, removeUpload } from '@/lib/imports/uploads';
import { importOfKey, type Starter, starterOf, startImport } from '@/lib/jobs/start-import';

export const dynamic = 'force-dynamic';

const page = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  before: z.coerce.number().int().positive().optional(),
});
const started = declaredSchema.extend({ upload: z.uuid() });

/** Imports, the newest first. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    await authorise(request, 'imports:manage');
    const { limit, before } = page.parse(Object.fromEntries(new URL(request.url).searchParams));
    const imports = await listBatches(limit + 1, before);
    const shown = imports.slice(0, limit);
    return Response.json({ imports: shown, next: imports.length > limit ? (shown.at(-1)?.id ?? null) : null });
  });
}

/**
 * Starts an import: of an upload (JSON), or of the file that is the body of this one call, with `name`, `format` and
 * `currency` in the address. Answers before the import has run; its state is at the address that Location names.
 */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const viewer = await authorise(request, 'imports:manage');
    const starter = starterOf(viewer, idempotencyKey(request));
    const known = await importOfKey(starter);
    if (known !== null) return accepted(known, { 'idempotency-replayed': 'true' });
    const isJson = /^application\/json\b/i.test(request.headers.get('content-type') ?? '');
    try {
      return accepted(isJson ? await importUpload(request, starter) : await importBody(request, viewer, starter));
    } catch (error) {
      // Two calls with one key at the same moment: the other one was first.
      const other = await importOfKey(starter);
      if (other === null) throw error;
      return accepted(other, { 'idempotency-replayed': 'true' });
    }
  });
}

function accepted(id: number, headers: Record<string, string> = {}): Response {
  return Response.json(
    { id, status: 'queued' },
    { status: 202, headers: { location: `/api/v1/imports/${id}`, ...headers } },
  );
}

/** @throws AppError invalid_input for a key that is not printable or too long */
function idempotencyKey(request: Request): string | undefined {
  const key = request.headers.get('idempotency-key');
  if (key === null) return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new AppError('invalid_input', 'Idempotency-Key has 1 to 200 printable ASCII characters without spaces.');
  }
  return key;
}

async function importUpload(request: Request, starter: Starter): Promise<number> {
  const body = await request.json().catch((cause) => {
    throw new AppError('invalid_input', 'The body is not JSON.', { cause });
  });
  const { upload, ...declared } = started.parse(body);
  return startImport(await findUpload(upload), declared, starter);
}

async function importBody(request: Request, viewer: Viewer, starter: Starter): Promise<number> {
  const { name, ...query } = Object.fromEntries(new URL(request.url).searchParams);
  const declared = declaredSchema.pick({ format: true, currency: true, encoding: true, delimiter: true }).parse(query);
  if (Number(request.headers.get('content-length') ?? 0) > MAX_UPLOAD_BYTES) {
    throw new AppError('too_large', 'A file has at most 2 GB. Compress it (.gz).', { key: 'imports.tooLarge' });
  }
  const body = request.body as WebStream<Uint8Array> | null;
  const upload = await createUpload(body, { name: name ?? '', userId: viewer.userId });
  try {
    return await startImport(upload, declared, starter);
  } catch (error) {
    await removeUpload(upload.id);
    throw error;
  }
}

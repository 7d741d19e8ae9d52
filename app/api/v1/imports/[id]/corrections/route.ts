import { z } from 'zod';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { AppError } from '@/lib/core/errors';
import { correctionsSchema } from '@/lib/imports/corrections-schema';
import { readQuarantinePage } from '@/lib/imports/quarantine-page';
import { readBatch } from '@/lib/imports/read-batches';
import { correctRows } from '@/lib/jobs/correct-rows';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

const batchId = z.coerce.number().int().positive().max(2_147_483_647);
const page = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(25),
  search: z.string().max(200).default(''),
  code: z.string().max(50).default(''),
});

/** The rows that still wait in quarantine, cell by cell. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    await authorise(request, 'imports:manage');
    const batch = await readBatch(batchId.parse((await params).id));
    if (!batch) throw new AppError('not_found', 'There is no such import.');
    const asked = page.parse(Object.fromEntries(new URL(request.url).searchParams));
    return Response.json(await readQuarantinePage(batch.id, asked));
  });
}

/** Imports corrected rows: what is taken is settled, what is still wrong stays with its new reason. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const viewer = await authorise(request, 'imports:manage');
    const id = batchId.parse((await params).id);
    const body = await request.json().catch((cause) => {
      throw new AppError('invalid_input', 'The body is not JSON.', { cause });
    });
    return Response.json(await correctRows(id, correctionsSchema.parse(body).rows, viewer));
  });
}

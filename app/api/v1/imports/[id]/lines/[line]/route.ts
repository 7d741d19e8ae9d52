import { z } from 'zod';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { AppError } from '@/lib/core/errors';
import { factsOfLine } from '@/lib/imports/lineage/facts-of-line';
import { readBatch } from '@/lib/imports/read-batches';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string; line: string }> };

const number = z.coerce.number().int().positive().max(2_147_483_647);

/** What became of one line of an imported file, and the line as it came while the file is kept. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    await authorise(request, 'imports:manage');
    const { id, line } = await params;
    const batch = await readBatch(number.parse(id));
    if (!batch) throw new AppError('not_found', 'There is no such import.');
    return Response.json(await factsOfLine(batch.id, number.parse(line)));
  });
}

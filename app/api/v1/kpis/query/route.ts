import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { AppError } from '@/lib/core/errors';
import { cachedKpiQuery } from '@/lib/kpi/cached-kpi-query';

export const dynamic = 'force-dynamic';

const MAX_BYTES = 256 * 1024;

async function readJson(request: Request) {
  const text = await request.text();
  if (text.length > MAX_BYTES) throw new AppError('too_large', `A query has at most ${MAX_BYTES} bytes.`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid_input', 'The body is not JSON.', { cause });
  }
}

export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const viewer = await authorise(request, 'kpi:query');
    return Response.json(await cachedKpiQuery(await readJson(request), viewer, new Date()));
  });
}

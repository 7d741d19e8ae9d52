import { readJson } from '@/lib/api/read-input';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import type { ExplainQueryInput } from '@/lib/kpi/explain/explain-query';
import { explainAnswer } from '@/lib/views/why-answer';

export const dynamic = 'force-dynamic';

/** Why a figure changed. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const viewer = await authorise(request, 'kpi:query');
    // Checked against the definitions in force before it is used.
    const question = (await readJson(request)) as ExplainQueryInput;
    return Response.json(await explainAnswer(question, viewer, new Date()));
  });
}

import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import type { Locale } from '@/lib/core/locale';
import { viewExpression } from '@/lib/views/governance-expression';

export const dynamic = 'force-dynamic';

const input = z.strictObject({
  text: z.string().max(8_000),
  caret: z.int().min(0).nullable(),
  self: z.string().max(60),
});

/** Reads an expression while it is typed: faults at their place, colours, candidates, a worked example. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const viewer = await authorise(request, 'kpis:propose');
    const { text, caret, self } = input.parse(await request.json().catch(() => null));
    const locale = (await getLocale()) as Locale;
    return Response.json(await viewExpression(text, caret, self, viewer, new Date(), locale));
  });
}

import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { listQuarantine, readBatch } from '@/lib/imports/read-batches';
import { REPORT_PAGE, rejectReport } from '@/lib/imports/reject-report';

export const dynamic = 'force-dynamic';

const id = z.coerce.number().int().positive().max(2_147_483_647);
const page = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  search: z.string().max(200).default(''),
  code: z.string().max(50).default(''),
});

/** Rows that were not taken: as JSON page by page for `Accept: application/json`, else all of them as CSV. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return respond(async () => {
    await authorise(request, 'imports:manage');
    const batch = await readBatch(id.parse((await params).id));
    if (!batch) throw new AppError('not_found', 'There is no such import.');
    if (request.headers.get('accept')?.startsWith('application/json')) {
      const query = page.parse(Object.fromEntries(new URL(request.url).searchParams));
      return Response.json(await listQuarantine(batch.id, query));
    }
    const locale = (await getLocale()) as Locale;
    const t = await getTranslations('imports.quarantine');
    const words = {
      columns: (['line', 'column', 'reason', 'value', 'raw'] as const).map((column) => t(`columns.${column}`)),
      reason: ({ code }: { code: string }) => (t.has(`codes.${code}`) ? t(`codes.${code}`) : code),
    };
    const read = async (after: number) => (await listQuarantine(batch.id, { after, limit: REPORT_PAGE })).rows;
    return new Response(stream(rejectReport(read, words, locale)), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${t('file')}-${batch.id}.csv"`,
        'x-content-type-options': 'nosniff',
      },
    });
  });
}

function stream(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}

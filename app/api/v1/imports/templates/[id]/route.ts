import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { LOCALES, type Locale } from '@/lib/core/locale';
import { templateFile } from '@/lib/imports/templates/template-file';

export const dynamic = 'force-dynamic';

const query = z.object({ format: z.enum(['csv', 'xlsx']).default('csv'), locale: z.enum(LOCALES).optional() });

/** One of our own templates as a file to fill in, in the language asked for, else in that of the reader. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return respond(async () => {
    await authorise(request, 'imports:manage');
    const { format, locale } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
    const { id } = await params;
    const { name, type, body } = await templateFile(id, format, locale ?? ((await getLocale()) as Locale));
    return new Response(body as BodyInit, {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
        'x-content-type-options': 'nosniff',
      },
    });
  });
}

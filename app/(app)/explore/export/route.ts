import { getLocale, getTranslations } from 'next-intl/server';
import { recordAudit } from '@/lib/auth/audit';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';
import { actorOf } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { requireKpiAccess } from '@/lib/kpi/access';
import { askedQuestion } from '@/lib/views/explorer-question';
import { explorerWords } from '@/lib/views/explorer-words';
import { paramsOf } from '@/lib/views/page-query';
import { csvOf, type FileFormat, type FileGiven, fileOf } from './question-file';

export const dynamic = 'force-dynamic';

const TYPES: Record<FileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  pdf: 'application/pdf',
};

/** The question of an address as a file. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const viewer = await authorise(request, 'kpi:query');
    const { searchParams } = new URL(request.url);
    const format = (Object.keys(TYPES) as FileFormat[]).find((each) => each === searchParams.get('format'));
    if (!format) throw new AppError('invalid_input', `format: must be one of ${Object.keys(TYPES).join(', ')}`);
    const now = new Date();
    const [asked, locale, words, exports] = await Promise.all([
      askedQuestion(viewer, paramsOf(searchParams), now),
      getLocale(),
      explorerWords(),
      getTranslations('exports'),
    ]);
    const { kpis, from, to } = asked.query;
    requireKpiAccess(kpis, viewer.abilities, asked.catalogue);
    const t: FileGiven['words']['exports'] = (key, values) => exports(key, values);
    const given: FileGiven = { viewer, asked, now, locale: locale as Locale, words: { ...words, exports: t } };
    const body =
      format === 'csv'
        ? streamOf(await csvOf(given, searchParams.get('numbers') === 'fr' ? 'fr' : 'plain'))
        : await fileOf(given, format);
    await recordAudit({
      actor: actorOf(viewer).label,
      action: 'export',
      target: kpis.join(','),
      details: { format, from, to },
    });
    const name = `vigie-${kpis.slice(0, 3).join('-')}-${from}-${to}.${format}`;
    return new Response(body as BodyInit, {
      headers: { 'content-type': TYPES[format], 'content-disposition': `attachment; filename="${name}"` },
    });
  });
}

/** Text as it comes, at the pace of whoever reads it. */
function streamOf(chunks: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}

import type { Viewer } from '@/lib/auth/viewer';
import { drawChart } from '@/lib/charts/draw-chart';
import { WIDE } from '@/lib/charts/scene';
import type { Locale } from '@/lib/core/locale';
import { type AboutLine, aboutLines, type Translate } from '@/lib/exports/about';
import { answerPages } from '@/lib/exports/answer-pages';
import { type CsvDialect, csvChunks } from '@/lib/exports/csv';
import { exportColumns, exportText, exportValue } from '@/lib/exports/export-table';
import { pdfFile } from '@/lib/exports/pdf';
import { pngFile } from '@/lib/exports/png';
import { sheetScene } from '@/lib/exports/sheet-scene';
import { xlsxFile } from '@/lib/exports/xlsx';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { dimension } from '@/lib/kpi/dimensions';
import { type ExplorerWords, explorerAnswer } from '@/lib/views/explorer-answer';
import { tableQuery } from '@/lib/views/explorer-engine';
import type { AskedQuestion } from '@/lib/views/explorer-question';
import { namedAnswer } from '@/lib/views/named-answer';

export type FileFormat = 'csv' | 'xlsx' | 'png' | 'pdf';

export interface FileGiven {
  viewer: Viewer;
  asked: AskedQuestion;
  now: Date;
  locale: Locale;
  words: ExplorerWords & { exports: Translate };
}

/** Every row of a question, in one state of the data, with the names of the screens. */
async function* allPages({ viewer, asked, now, locale, words }: FileGiven): AsyncGenerator<KpiAnswer> {
  const { abilities } = viewer;
  const reader = { abilities, locale, catalogue: asked.catalogue, now };
  for await (const page of answerPages(tableQuery(asked.query), reader)) yield namedAnswer(page, words.keys);
}

const columnsOf = (meta: KpiAnswer['meta'], { locale, words: { exports: t } }: FileGiven) =>
  exportColumns(meta, (id) => dimension(id).label[locale], {
    period: t('period'),
    key: (label) => t('key', { label }),
    before: (label) => t('before', { label }),
    change: (label) => t('change', { label }),
  });

type Answer = Awaited<ReturnType<typeof explorerAnswer>>;

function aboutOf(
  given: FileGiven,
  { title, compareName, warnings, format }: Answer,
  meta: KpiAnswer['meta'],
): AboutLine[] {
  const { asked, viewer, now, locale, words } = given;
  const { name, timeZone } = asked.reach.shop;
  const t = words.exports;
  const { catalogue } = asked;
  return aboutLines({
    shop: { name, timeZone },
    title,
    meta,
    catalogue,
    compareName,
    warnings,
    author: viewer.name,
    now,
    locale,
    format,
    t,
  });
}

/** A question as CSV, row by row. */
export async function csvOf(given: FileGiven, dialect: CsvDialect): Promise<AsyncGenerator<string>> {
  const answer = await answered(given);
  const head = ({ meta }: KpiAnswer) => ({ about: aboutOf(given, answer, meta), columns: columnsOf(meta, given) });
  return csvChunks(allPages(given), head, dialect);
}

/** A question as a finished file. */
export async function fileOf(
  given: FileGiven,
  format: Exclude<FileFormat, 'csv'>,
  isPlain = false,
): Promise<Uint8Array> {
  const answer = await answered(given);
  const { asked, words, now, viewer } = given;
  const t = words.exports;
  const chart = () => drawChart(answer.spec, { width: WIDE, axis: answer.format.axis });
  const range = answer.format.range(asked.query.from, asked.query.to);
  const subtitle = [asked.reach.shop.name, range, answer.compareName].filter(Boolean).join(' · ');
  const { title, sentence } = answer;
  if (format === 'png') {
    const about = aboutOf(given, answer, answer.data.table.meta);
    return pngFile(sheetScene(chart(), { title, subtitle, sentence, about }));
  }
  const pages: KpiAnswer[] = [];
  for await (const page of allPages(given)) pages.push(page);
  const { meta } = pages[0] as KpiAnswer;
  const columns = columnsOf(meta, given);
  const about = aboutOf(given, answer, meta);
  if (format === 'xlsx') {
    return xlsxFile({ pages, columns, about, words: { data: t('data'), about: t('about'), total: t('total') } });
  }
  const shown = columns.filter(({ part }) => part !== 'key');
  const hasKeys = shown.some(({ unit }) => unit === null);
  const text = (row: KpiAnswer['rows'][number], labels: KpiAnswer['meta']['labels']) =>
    shown.map((column) => exportText(exportValue(row, column, labels), column, meta.grain, answer.format));
  const totals = meta.totals && hasKeys ? text(meta.totals, {}) : null;
  return pdfFile({
    title,
    subtitle,
    sentence,
    chart: chart(),
    table: {
      columns: shown.map(({ id, label, unit }) => ({ label, isNumber: unit !== null, set: id })),
      rows: pages.flatMap((page) => page.rows.map((row) => text(row, page.meta.labels))),
      totals: totals && shown.map(({ unit }, i) => (unit !== null ? (totals[i] ?? '') : i === 0 ? t('total') : '')),
    },
    about,
    words: { about: t('about'), page: (page, count) => t('page', { page, pages: count }) },
    footer: `${asked.reach.shop.name} · ${title}`,
    now,
    author: viewer.name,
    locale: given.locale,
    isPlain,
  });
}

function answered({ viewer, asked, now, locale, words }: FileGiven): Promise<Answer> {
  return explorerAnswer(viewer, asked, now, locale, words);
}

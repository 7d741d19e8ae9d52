import PDFDocument from 'pdfkit';
import type { Scene } from '@/lib/charts/scene';
import type { Locale } from '@/lib/core/locale';
import type { AboutLine } from './about';
import { fontFiles } from './fonts';
import { BOLD, pdfScene, REGULAR } from './pdf-scene';
import { type PdfTable, tableLayout, writeTable } from './pdf-table';

export interface PdfGiven {
  title: string;
  subtitle: string;
  sentence: string | null;
  chart: Scene | null;
  table: PdfTable;
  about: readonly AboutLine[];
  words: { about: string; page(page: number, pages: number): string };
  /** At the foot of every page. */
  footer: string;
  now: Date;
  author: string;
  locale: Locale;
  /** Plain content streams, so that a test can read the text back. */
  isPlain?: boolean;
}

export const MARGIN = 40;
const INK = '#101815';
const QUIET = '#56615b';

/** A question as a document: chart, then the table over as many pages as it needs, then what the file is. */
export async function pdfFile(given: PdfGiven): Promise<Uint8Array> {
  const { title, subtitle, sentence, chart, table, about, words, footer } = given;
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margins: { top: MARGIN, bottom: 0, left: MARGIN, right: MARGIN },
    compress: !given.isPlain,
    bufferPages: true,
    info: { Title: title, Author: given.author, Creator: 'Vigie', CreationDate: given.now },
    lang: given.locale,
  });
  const { regular, bold } = fontFiles();
  doc.registerFont(REGULAR, regular).registerFont(BOLD, bold);
  const done = collect(doc);
  const width = doc.page.width - 2 * MARGIN;
  doc.font(BOLD).fontSize(16).fillColor(INK).text(title, MARGIN, MARGIN, { width });
  doc
    .font(REGULAR)
    .fontSize(9)
    .fillColor(QUIET)
    .text(subtitle, MARGIN, doc.y + 3, { width });
  doc.moveDown(1);
  if (chart) {
    const room = doc.page.height - doc.y - MARGIN - (sentence ? 34 : 10);
    const scale = Math.min(width / chart.width, room / chart.height);
    const top = doc.y;
    pdfScene(doc, chart, MARGIN, top, scale);
    doc.x = MARGIN;
    doc.y = top + chart.height * scale + 10;
  }
  if (sentence) doc.font(REGULAR).fontSize(9).fillColor(INK).text(sentence, MARGIN, doc.y, { width });
  writeTable(doc, table, tableLayout(doc, table, width));
  doc.addPage();
  doc.font(BOLD).fontSize(12).fillColor(INK).text(words.about, MARGIN, MARGIN);
  doc.moveDown(0.6);
  for (const { label, value } of about) {
    if (doc.y > doc.page.height - 2 * MARGIN) doc.addPage();
    const y = doc.y;
    doc.font(BOLD).fontSize(9).fillColor(QUIET).text(label, MARGIN, y, { width: 130 });
    doc
      .font(REGULAR)
      .fillColor(INK)
      .text(value, MARGIN + 140, y, { width: width - 140 });
    doc.moveDown(0.3);
  }
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page);
    const y = doc.page.height - 26;
    doc.font(REGULAR).fontSize(8).fillColor(QUIET).text(footer, MARGIN, y, { lineBreak: false });
    const text = words.page(page + 1, count);
    doc.text(text, doc.page.width - MARGIN - doc.widthOfString(text), y, { lineBreak: false });
  }
  doc.end();
  return done;
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on('error', reject);
  });
}

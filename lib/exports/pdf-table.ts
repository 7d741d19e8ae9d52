import { BOLD, REGULAR } from './pdf-scene';

export interface PdfTable {
  /** Columns of one `set` stay beside each other. */
  columns: readonly { label: string; isNumber: boolean; set: string }[];
  rows: readonly (readonly string[])[];
  totals: readonly string[] | null;
}

interface Layout {
  size: number;
  /** Groups of columns that fit a page beside each other; the keys are repeated in each. */
  groups: { column: number; width: number }[][];
}

/** Figures of equal width that do not lean on each other: kerning pulls a comma under a seven. */
const FIGURES = { features: { tnum: true, kern: false } as unknown as PDFKit.Mixins.OpenTypeFeatures[] };

const MARGIN = 40;
const PAD = 8;
const SAMPLE = 400;

/** Widths by content; when the columns do not fit beside each other they are spread over several runs of pages. */
export function tableLayout(doc: PDFKit.PDFDocument, { columns, rows, totals }: PdfTable, width: number): Layout {
  const size = columns.length > 8 ? 7.5 : 9;
  doc.font(BOLD).fontSize(size);
  const step = Math.max(1, Math.floor(rows.length / SAMPLE));
  const sample = [...rows.filter((_, i) => i % step === 0), ...(totals ? [totals] : [])];
  const widths = columns.map(({ label, isNumber }, i) => {
    const cells = Math.max(0, ...sample.map((row) => doc.widthOfString(row[i] ?? '', isNumber ? FIGURES : {})));
    // A heading may take several lines; a name may be cut, a figure never.
    const own = Math.max(cells, Math.min(doc.widthOfString(label), 68)) + PAD + (isNumber ? 4 : 0);
    return isNumber ? own : Math.min(own, 210);
  });
  const keys = columns.flatMap(({ isNumber }, column) =>
    isNumber ? [] : [{ column, width: widths[column] as number }],
  );
  const keyWidth = keys.reduce((sum, each) => sum + each.width, 0);
  const groups: Layout['groups'] = [];
  let group = [...keys];
  let used = keyWidth;
  for (const set of new Set(columns.filter(({ isNumber }) => isNumber).map((each) => each.set))) {
    const own = columns.flatMap((each, column) =>
      each.isNumber && each.set === set ? [{ column, width: widths[column] as number }] : [],
    );
    const more = own.reduce((sum, each) => sum + each.width, 0);
    if (used + more > width && group.length > keys.length) {
      groups.push(group);
      group = [...keys];
      used = keyWidth;
    }
    group.push(...own);
    used += more;
  }
  groups.push(group);
  return { size, groups };
}

/** The table where there is room for its beginning, its header repeated on every page, the totals at the end. */
export function writeTable(doc: PDFKit.PDFDocument, table: PdfTable, { size, groups }: Layout): void {
  const line = size + 7;
  const isShort = doc.y + 60 + Math.min(6, table.rows.length) * line < doc.page.height - MARGIN;
  let start: number | null = isShort ? doc.y + 16 : null;
  for (const group of groups) {
    let y = startPage(doc, table, group, size, start);
    start = null;
    const next = () => {
      if (y + line <= doc.page.height - MARGIN) return;
      y = startPage(doc, table, group, size, null);
    };
    for (const row of table.rows) {
      next();
      writeRow(doc, table, group, row, y, size, REGULAR);
      y += line;
    }
    if (table.totals) {
      next();
      rule(doc, group, y - 3, '#87918c');
      writeRow(doc, table, group, table.totals, y, size, BOLD);
    }
  }
}

function startPage(
  doc: PDFKit.PDFDocument,
  table: PdfTable,
  group: Layout['groups'][number],
  size: number,
  at: number | null,
): number {
  if (at === null) doc.addPage();
  const top = at ?? MARGIN;
  doc.font(BOLD).fontSize(size).fillColor('#56615b');
  let x = MARGIN;
  let tallest = 0;
  for (const { column, width } of group) {
    const { label, isNumber } = table.columns[column] as PdfTable['columns'][number];
    const options = { width: width - PAD, align: isNumber ? ('right' as const) : ('left' as const) };
    tallest = Math.max(tallest, doc.heightOfString(label, options));
    doc.text(label, x, top, options);
    x += width;
  }
  rule(doc, group, top + tallest + 4, '#87918c');
  return top + tallest + 10;
}

function rule(doc: PDFKit.PDFDocument, group: Layout['groups'][number], y: number, colour: string): void {
  const width = group.reduce((sum, each) => sum + each.width, 0);
  doc
    .moveTo(MARGIN, y)
    .lineTo(MARGIN + width - PAD, y)
    .undash()
    .lineWidth(0.5)
    .stroke(colour);
}

function writeRow(
  doc: PDFKit.PDFDocument,
  table: PdfTable,
  group: Layout['groups'][number],
  row: readonly string[],
  y: number,
  size: number,
  font: string,
): void {
  doc.font(font).fontSize(size).fillColor('#101815');
  let x = MARGIN;
  for (const { column, width } of group) {
    const text = row[column] ?? '';
    const isNumber = table.columns[column]?.isNumber ?? false;
    if (text && isNumber)
      doc.text(text, x + width - PAD - doc.widthOfString(text, FIGURES), y, { lineBreak: false, ...FIGURES });
    else if (text) doc.text(fitted(doc, text, width - PAD), x, y, { lineBreak: false });
    x += width;
  }
}

function fitted(doc: PDFKit.PDFDocument, text: string, width: number): string {
  if (doc.widthOfString(text) <= width) return text;
  let kept = text;
  while (kept.length > 1 && doc.widthOfString(`${kept}…`) > width) kept = kept.slice(0, -1);
  return `${kept}…`;
}

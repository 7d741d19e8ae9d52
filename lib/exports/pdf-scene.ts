import { type Mark, type Scene, TEXT_SIZE } from '@/lib/charts/scene';
import { colourOf } from '@/lib/charts/svg-text';

type Document = PDFKit.PDFDocument;

export const REGULAR = 'regular';
export const BOLD = 'bold';

/** Draws a scene into a PDF as real lines and real text. */
export function pdfScene(doc: Document, scene: Scene, x: number, y: number, scale: number): void {
  doc.save().translate(x, y).scale(scale);
  for (const mark of scene.marks) draw(doc, mark);
  doc.restore();
}

function paint(doc: Document, mark: Mark): void {
  doc.opacity(mark.opacity ?? 1);
  if (mark.stroke) {
    doc
      .lineWidth(mark.strokeWidth ?? 1)
      .strokeColor(colourOf(mark.stroke))
      .lineJoin('round');
    if (mark.dash) {
      const [length = 1, space = 1] = mark.dash.split(' ').map(Number);
      doc.lineCap('round').dash(length, { space });
    } else doc.lineCap('butt').undash();
  }
  if (mark.fill && mark.stroke) doc.fillAndStroke(colourOf(mark.fill), colourOf(mark.stroke));
  else if (mark.fill) doc.fill(colourOf(mark.fill));
  else if (mark.stroke) doc.stroke();
  doc.opacity(1);
}

function draw(doc: Document, mark: Mark): void {
  if (mark.isHover || (mark.opacity ?? 1) < 0.01) return;
  if (mark.kind === 'text') write(doc, mark);
  else if (mark.kind === 'group') {
    doc.save();
    if (mark.x || mark.y) doc.translate(mark.x ?? 0, mark.y ?? 0);
    for (const each of mark.marks) draw(doc, each);
    doc.restore();
  } else if (trace(doc, mark)) paint(doc, mark);
}

/** Lays the outline of a mark; false where there is nothing to see. */
function trace(doc: Document, mark: Exclude<Mark, { kind: 'text' | 'group' }>): boolean {
  switch (mark.kind) {
    case 'rect':
      if (mark.width <= 0 || mark.height <= 0) return false;
      doc.roundedRect(
        mark.x,
        mark.y,
        mark.width,
        mark.height,
        Math.min(mark.radius ?? 0, mark.width / 2, mark.height / 2),
      );
      return true;
    case 'line':
      doc.moveTo(mark.x1, mark.y1).lineTo(mark.x2, mark.y2);
      return true;
    case 'circle':
      doc.circle(mark.x, mark.y, mark.r);
      return true;
    case 'path':
      if (mark.d) doc.path(mark.d);
      return mark.d !== '';
  }
}

function write(doc: Document, mark: Extract<Mark, { kind: 'text' }>): void {
  if (!mark.text) return;
  const size = mark.size ?? TEXT_SIZE;
  doc
    .font(mark.isBold ? BOLD : REGULAR)
    .fontSize(size)
    .fillColor(colourOf(mark.fill ?? 'text'));
  const width = mark.anchor === 'middle' || mark.anchor === 'end' ? doc.widthOfString(mark.text) : 0;
  const left = mark.x - (mark.anchor === 'end' ? width : width / 2);
  doc.text(mark.text, mark.anchor ? left : mark.x, mark.y, { lineBreak: false, baseline: 'alphabetic' });
}

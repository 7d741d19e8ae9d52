import type { Ink, Mark, Scene } from './scene';
import { TEXT_SIZE } from './scene';

/** The light theme of app/globals.css: a file is read on paper and in mails. */
const COLOURS: Record<string, string> = {
  text: '#56615b',
  strong: '#101815',
  soft: '#66716c',
  grid: '#e1e5e2',
  axis: '#87918c',
  paper: '#ffffff',
  inverted: '#ffffff',
  other: '#848e89',
  warning: '#855300',
  'series-1': '#16694c',
  'series-2': '#2a6fb8',
  'series-3': '#c45a0b',
  'series-4': '#8455b8',
  'series-5': '#2b8ca8',
  'series-6': '#93720a',
  'series-7': '#bd3f7c',
  'series-8': '#7d6250',
};

const channel = (hex: string, i: number) => Number.parseInt(hex.slice(1 + i * 2, 3 + i * 2), 16);

/** A step of the ramp: the first colour of the palette mixed into paper. */
function rampColour(step: number): string {
  const [full, none] = ['#16694c', '#ffffff'];
  const mixed = [0, 1, 2].map((i) =>
    Math.round(channel(none, i) + ((channel(full, i) - channel(none, i)) * step) / 100),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

export function colourOf(ink: Ink): string {
  const word = /^on-ramp-(\d+)$/.exec(ink)?.[1];
  if (word !== undefined) return Number(word) >= 80 ? '#ffffff' : '#101815';
  const step = /^ramp-(\d+)$/.exec(ink)?.[1];
  return step === undefined ? (COLOURS[ink] ?? '#848e89') : rampColour(Number(step));
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// Characters that XML forbids would make the whole file unreadable.
const xmlText = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are meant
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (character) => ESCAPES[character] as string);

function look(mark: Mark): string {
  const parts = [`fill="${mark.fill ? colourOf(mark.fill) : 'none'}"`];
  if (mark.stroke) parts.push(`stroke="${colourOf(mark.stroke)}"`, `stroke-width="${mark.strokeWidth ?? 1}"`);
  if (mark.dash) parts.push(`stroke-dasharray="${mark.dash}"`, 'stroke-linecap="round"');
  if (mark.stroke) parts.push('stroke-linejoin="round"');
  if (mark.opacity !== undefined) parts.push(`opacity="${mark.opacity}"`);
  return parts.join(' ');
}

function markText(mark: Mark): string {
  if (mark.isHover || (mark.opacity ?? 1) < 0.01) return '';
  switch (mark.kind) {
    case 'rect':
      return `<rect x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}"${mark.radius ? ` rx="${mark.radius}"` : ''} ${look(mark)}/>`;
    case 'line':
      return `<line x1="${mark.x1}" y1="${mark.y1}" x2="${mark.x2}" y2="${mark.y2}" ${look(mark)}/>`;
    case 'path':
      return mark.d ? `<path d="${mark.d}" ${look(mark)}/>` : '';
    case 'circle':
      return `<circle cx="${mark.x}" cy="${mark.y}" r="${mark.r}" ${look(mark)}/>`;
    case 'text': {
      const weight = mark.isBold ? ' font-weight="600"' : '';
      return `<text x="${mark.x}" y="${mark.y}" font-size="${mark.size ?? TEXT_SIZE}" text-anchor="${mark.anchor ?? 'start'}"${weight} fill="${colourOf(mark.fill ?? 'text')}">${xmlText(mark.text)}</text>`;
    }
    case 'group': {
      const moved = mark.x || mark.y ? ` transform="translate(${mark.x ?? 0} ${mark.y ?? 0})"` : '';
      const inside = mark.marks.map(markText).join('');
      return inside ? `<g${moved}>${inside}</g>` : '';
    }
  }
}

/** A drawing as SVG text in the colours of the light theme, with nothing that needs a page around it. */
export function svgText(scene: Scene, fontFamily: string): string {
  const marks = scene.marks.map(markText).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${scene.width}" height="${scene.height}" viewBox="0 0 ${scene.width} ${scene.height}" font-family="${xmlText(fontFamily)}">${marks}</svg>`;
}

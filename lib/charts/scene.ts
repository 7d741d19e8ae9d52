/** A colour by its meaning: the page takes it from the theme, a file from the light theme. */
export type Ink =
  | 'text'
  | 'strong'
  | 'soft'
  | 'grid'
  | 'axis'
  | 'paper'
  | 'inverted'
  | 'other'
  | 'warning'
  | `series-${number}`
  /** Step of the one-hue ramp of heatmaps and maps, 0 to 100. */
  | `ramp-${number}`
  /** Words on such a step. */
  | `on-ramp-${number}`;

interface Look {
  fill?: Ink;
  stroke?: Ink;
  strokeWidth?: number;
  dash?: string;
  opacity?: number;
  /** Number of the explanation that belongs to this mark. */
  tip?: number;
  /** Where a click leads, and what the link is called. */
  href?: string;
  label?: string;
  /** Shown only while the pointer or the focus is on the group; left out of files. */
  isHover?: boolean;
}

export type Mark = Look &
  (
    | { kind: 'rect'; x: number; y: number; width: number; height: number; radius?: number }
    | { kind: 'line'; x1: number; y1: number; x2: number; y2: number }
    | { kind: 'path'; d: string }
    | { kind: 'circle'; x: number; y: number; r: number }
    | {
        kind: 'text';
        x: number;
        y: number;
        text: string;
        size?: number;
        anchor?: 'start' | 'middle' | 'end';
        isBold?: boolean;
      }
    | { kind: 'group'; x?: number; y?: number; marks: readonly Mark[] }
  );

/** What a mark says when it is pointed at. */
export interface Tip {
  title: string;
  rows: readonly { label: string; text: string; ink?: Ink; isCompare?: boolean }[];
  note?: string;
}

/** A drawing made of a few primitives: the same one is shown on a page and written into a file. */
export interface Scene {
  width: number;
  height: number;
  marks: readonly Mark[];
  tips: readonly Tip[];
}

export const TEXT_SIZE = 12;
export const NARROW = 340;
export const MEDIUM = 700;
export const WIDE = 1080;

/** Rough width of a text in Inter; labels are placed by it, never cut by it alone. */
export function textWidth(text: string, size = TEXT_SIZE): number {
  let units = 0;
  for (const character of text) {
    if (/[ijltf.,:;'’|!()\u00a0\u202f ]/.test(character)) units += 0.31;
    else if (/[mwMW%@€]/.test(character)) units += 0.88;
    else if (/[A-ZÀ-Þ]/.test(character)) units += 0.69;
    else units += 0.59;
  }
  return units * size;
}

/** A text that fits, with an ellipsis where it had to be cut. */
export function fitText(text: string, width: number, size = TEXT_SIZE): string {
  if (textWidth(text, size) <= width) return text;
  let kept = text;
  while (kept.length > 1 && textWidth(`${kept}…`, size) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

export const px = (value: number) => Math.round(value * 10) / 10;

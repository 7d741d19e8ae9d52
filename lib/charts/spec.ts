import type { Unit } from '@/lib/i18n/format';

export const CHART_TYPES = [
  'figures',
  'line',
  'area',
  'bars',
  'ranking',
  'donut',
  'heatmap',
  'pareto',
  'histogram',
  'map',
  'multiples',
] as const;
export type ChartType = (typeof CHART_TYPES)[number];

export interface Category {
  key: string;
  /** Short name for the axis, long one for explanations. */
  label: string;
  title: string;
  isPartial?: boolean;
}

export interface Series {
  /** Stable key: it decides the colour, on every page the same. */
  key: string;
  label: string;
  values: readonly (number | null)[];
  texts: readonly string[];
  hrefs?: readonly (string | null)[];
  compare?: { values: readonly (number | null)[]; texts: readonly string[]; labels: readonly string[] };
  isRest?: boolean;
}

/** A quiet mark on the time line, from one category to another. */
export interface Mention {
  from: number;
  to: number;
  text: string;
}

export interface CartesianSpec {
  type: 'line' | 'area' | 'bars';
  unit: Unit;
  categories: readonly Category[];
  series: readonly Series[];
  /** Name of the comparison, where there is one. */
  compareName: string | null;
  /** What an unfinished period is called. */
  partialName: string;
  mentions: readonly Mention[];
}

export interface Part {
  key: string;
  label: string;
  value: number | null;
  /** At a glance, and in full for the explanation. */
  text: string;
  full: string;
  share: string | null;
  before?: number | null;
  beforeText?: string;
  change?: string;
  href?: string | null;
  isRest?: boolean;
}

export interface RankingSpec {
  type: 'ranking';
  unit: Unit;
  parts: readonly Part[];
  compareName: string | null;
  isColoured: boolean;
}

export interface DonutSpec {
  type: 'donut';
  parts: readonly Part[];
  total: string;
}

export interface HeatmapSpec {
  type: 'heatmap';
  unit: Unit;
  rows: readonly { key: string; label: string }[];
  columns: readonly { key: string; label: string }[];
  /** Rows by columns; null where nothing is known. */
  values: readonly (readonly (number | null)[])[];
  texts: readonly (readonly string[])[];
  shorts: readonly (readonly string[])[];
  hrefs: readonly (readonly (string | null)[])[];
}

export interface ParetoSpec {
  type: 'pareto';
  unit: Unit;
  /** Largest first. `cumulative` is the share of the total reached with this part, 0 to 1. */
  parts: readonly (Part & { cumulative: number; grade: 'A' | 'B' | 'C' })[];
  words: { cumulative: string; grade: string };
}

export interface HistogramSpec {
  type: 'histogram';
  bins: readonly { label: string; title: string; value: number; text: string; href?: string | null }[];
  /** Places on the scale of bins: 1.5 is the middle of the second bin. */
  marks: readonly { at: number; label: string; text: string }[];
  valueName: string;
}

export interface MapSpec {
  type: 'map';
  region: 'france' | 'world';
  unit: Unit;
  areas: readonly Part[];
  words: { unmatched: string };
}

export interface FiguresSpec {
  type: 'figures';
  figures: readonly {
    key: string;
    label: string;
    text: string;
    change: string | null;
    against: string;
    href?: string | null;
  }[];
}

export interface MultiplesSpec {
  type: 'multiples';
  panels: readonly { key: string; title: string; text: string; spec: CartesianSpec | RankingSpec }[];
}

/** What a chart shows, said without any measure of the screen. */
export type ChartSpec =
  | CartesianSpec
  | RankingSpec
  | DonutSpec
  | HeatmapSpec
  | ParetoSpec
  | HistogramSpec
  | MapSpec
  | FiguresSpec
  | MultiplesSpec;

export interface DrawOptions {
  width: number;
  height?: number;
  /** A round figure of the unit for the scale. */
  axis(value: number, unit: Unit, scale?: number): string;
  /** Without a legend: something around the drawing has it. */
  isBare?: boolean;
}

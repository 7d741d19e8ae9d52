import { describe, expect, it } from 'vitest';
import { drawChart } from '@/lib/charts/draw-chart';
import { linePath } from '@/lib/charts/line-scene';
import { fitText, type Mark, MEDIUM, NARROW, type Scene, textWidth, WIDE } from '@/lib/charts/scene';
import type { CartesianSpec, ChartSpec, Part } from '@/lib/charts/spec';
import { svgText } from '@/lib/charts/svg-text';
import { formatter } from '@/lib/i18n/format';

const { axis } = formatter('fr', 'EUR');
const part = (key: string, value: number | null): Part => ({
  key,
  label: `Nom ${key}`,
  value,
  text: `${value} €`,
  full: `${value},00 €`,
  share: null,
  href: `/x?${key}`,
});
const months = ['janv.', 'févr.', 'mars', 'avr.'];

const line: CartesianSpec = {
  type: 'line',
  unit: 'money',
  categories: months.map((label, i) => ({ key: label, label, title: label, isPartial: i === 3 })),
  series: [
    {
      key: 'net_revenue',
      label: 'CA net',
      values: [10, null, 30, 20],
      texts: ['10', '—', '30', '20'],
      compare: { values: [5, 6, 7, 8], texts: ['5', '6', '7', '8'], labels: months },
    },
  ],
  compareName: 'An dernier',
  partialName: 'Incomplet',
  mentions: [{ from: 1, to: 2, text: 'Soldes & <promo>' }],
};
const parts = Array.from({ length: 8 }, (_, i) => part(String(i), 100 - i * 12));
const SPECS: ChartSpec[] = [
  line,
  { ...line, type: 'bars' },
  { ...line, type: 'area' },
  { ...line, series: ['a', 'b', 'c'].map((key) => ({ key, label: key, values: [1, 2, 3, 4], texts: [] })) },
  { type: 'ranking', unit: 'money', parts, compareName: null, isColoured: false },
  { type: 'donut', parts: parts.slice(0, 3), total: '264 €' },
  {
    type: 'heatmap',
    unit: 'count',
    rows: [{ key: '1', label: 'Lundi' }],
    columns: [
      { key: '0', label: '0 h' },
      { key: '1', label: '1 h' },
    ],
    values: [[3, null]],
    texts: [['3', '—']],
    shorts: [['3', '']],
    hrefs: [['/x', null]],
  },
  {
    type: 'pareto',
    unit: 'money',
    parts: parts.map((each, i) => ({ ...each, cumulative: (i + 1) / 8, grade: 'A' as const })),
    words: { cumulative: 'Cumul', grade: 'Classe' },
  },
  {
    type: 'histogram',
    valueName: 'Nombre',
    bins: [{ label: '0', title: '0 à 1', value: 3, text: '3' }],
    marks: [{ at: 0.5, label: 'Médiane', text: '0,5' }],
  },
  {
    type: 'map',
    region: 'france',
    unit: 'money',
    areas: [
      { ...part('Bretagne', 4), label: 'Bretagne' },
      { ...part('w', 2), label: 'Wallonie' },
    ],
    words: { unmatched: 'Hors carte :' },
  },
  {
    type: 'map',
    region: 'world',
    unit: 'money',
    areas: [
      { ...part('fr', 4), label: 'France' },
      { ...part('be', 2), label: 'Belgique' },
    ],
    words: { unmatched: 'Hors carte :' },
  },
  { type: 'figures', figures: [{ key: 'a', label: 'CA', text: '10 €', change: null, against: '' }] },
  { type: 'multiples', panels: ['a', 'b', 'c', 'd'].map((key) => ({ key, title: key, text: '1', spec: line })) },
];

function flat(marks: readonly Mark[]): Mark[] {
  return marks.flatMap((mark) => (mark.kind === 'group' ? [mark, ...flat(mark.marks)] : [mark]));
}
const numbersOf = (mark: Mark) => Object.values(mark).filter((value): value is number => typeof value === 'number');
const textsOf = (scene: Scene) => flat(scene.marks).flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

describe.each([NARROW, MEDIUM, WIDE])('at %i px', (width) => {
  it.each(SPECS.map((spec) => [spec.type, spec] as const))(
    '%s is drawn with finite numbers and in its frame',
    (_, spec) => {
      const scene = drawChart(spec, { width, axis });
      expect(scene.marks.length).toBeGreaterThan(0);
      const all = flat(scene.marks);
      for (const mark of all) for (const value of numbersOf(mark)) expect(Number.isFinite(value)).toBe(true);
      for (const mark of all) if (mark.kind === 'path') expect(mark.d).not.toMatch(/NaN|Infinity|undefined/);
      for (const mark of all) if (mark.kind === 'rect') expect(mark.width).toBeGreaterThanOrEqual(0);
      expect(scene.height).toBeGreaterThan(0);
      expect(scene.height).toBeLessThan(4_000);
    },
  );
});

it('draws the same explanations at every width, so that one list serves all', () => {
  for (const spec of SPECS) {
    const tips = [NARROW, MEDIUM, WIDE].map((width) => drawChart(spec, { width, axis }).tips);
    expect(tips[1]).toEqual(tips[0]);
    expect(tips[2]).toEqual(tips[0]);
  }
});

describe('a line', () => {
  it('breaks where a value is missing', () => {
    expect(linePath([[0, 1], [1, 2], null, [3, 4]])).toBe('M0 1L1 2M3 4');
  });

  it('is dotted where a period is not over, and dashed where it compares', () => {
    const dashes = flat(drawChart(line, { width: WIDE, axis }).marks).flatMap((mark) => mark.dash ?? []);
    expect(dashes).toContain('1 5');
    expect(dashes).toContain('5 4');
  });

  it('numbers what happened', () => {
    expect(textsOf(drawChart(line, { width: WIDE, axis }))).toContain('1');
  });
});

it('a map names what has no place on it', () => {
  const [france] = SPECS.filter((spec) => spec.type === 'map');
  expect(textsOf(drawChart(france as ChartSpec, { width: WIDE, axis })).join(' ')).toContain(
    'Hors carte : Wallonie 2 €',
  );
});

describe('SVG text', () => {
  it('escapes what was typed, and drops what only a page can show', () => {
    const text = svgText(drawChart(line, { width: WIDE, axis }), 'Inter');
    expect(text).toContain('Soldes &amp; &lt;promo&gt;');
    expect(text).not.toContain('var(');
    expect(text).not.toContain('<a ');
    expect(text.match(/<g/g)?.length ?? 0).toBe(text.match(/<\/g>/g)?.length ?? 0);
  });
});

describe('words', () => {
  it('are cut with an ellipsis only where they do not fit', () => {
    expect(fitText('Soins du visage', 400)).toBe('Soins du visage');
    const cut = fitText('Soins du visage et du corps', 60);
    expect(cut.endsWith('…')).toBe(true);
    expect(textWidth(cut)).toBeLessThanOrEqual(60);
  });
});

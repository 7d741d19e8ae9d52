import { FRANCE_TILES, frenchRegion } from './france-regions';
import { inkOnRamp, rampLegend, rampStep } from './heatmap-scene';
import { fitText, type Mark, px, type Scene } from './scene';
import type { DrawOptions, MapSpec, Part } from './spec';
import { extentOf } from './ticks';

/** Several spellings of one region are one tile: the last is shown, the explanation names each. */
function placeAreas(areas: readonly Part[]) {
  const placed = new Map<string, Part[]>();
  const outside: Part[] = [];
  for (const area of areas) {
    const code = frenchRegion(area.label) ?? frenchRegion(area.key);
    if (code) placed.set(code, [...(placed.get(code) ?? []), area]);
    else outside.push(area);
  }
  return { placed, outside };
}

/** The French regions as tiles of equal size, so that a small one is read as well as a large one. */
export function tileMapScene(spec: MapSpec, options: DrawOptions): Scene {
  const { areas, unit, words } = spec;
  const { width, axis } = options;
  const { placed, outside } = placeAreas(areas);
  const isNarrow = width <= 400;
  const size = Math.min(124, width / 6);
  const height = isNarrow ? 46 : 58;
  const left = isNarrow ? 0 : (width - size * 6) / 2;
  const known = [...placed.values()].map((parts) => parts.reduce((sum, { value }) => sum + (value ?? 0), 0));
  const extent = extentOf(known, true);
  const tips: Scene['tips'][number][] = [];
  const marks = FRANCE_TILES.map(({ code, name, short, column, row }): Mark => {
    const parts = placed.get(code) ?? [];
    const [only] = parts;
    const value = only ? (only.value ?? null) : null;
    const step = value === null ? 0 : rampStep(value, extent);
    const [x, y] = [left + column * size, row * height];
    const ink = value === null ? 'text' : inkOnRamp(step);
    tips.push({
      title: name,
      rows:
        parts.length > 0
          ? parts.map(({ label, full, share }) => ({
              label: parts.length > 1 ? label : '',
              text: share ? `${full} · ${share}` : full,
            }))
          : [{ label: '', text: '—' }],
    });
    const shown = only?.text ?? '—';
    return {
      kind: 'group',
      tip: tips.length - 1,
      href: only?.href ?? undefined,
      label: `${name} : ${shown}`,
      marks: [
        {
          kind: 'rect',
          x: px(x),
          y: px(y),
          width: px(size - 4),
          height: height - 4,
          radius: 4,
          fill: value === null ? 'grid' : `ramp-${step}`,
          opacity: value === null ? 0.6 : 1,
        },
        {
          kind: 'text',
          x: px(x + size / 2 - 2),
          y: y + (isNarrow ? 18 : 23),
          text: isNarrow ? code : fitText(short, size - 12),
          anchor: 'middle',
          fill: ink,
          size: 11,
        },
        ...(only
          ? [
              {
                kind: 'text',
                x: px(x + size / 2 - 2),
                y: y + (isNarrow ? 34 : 42),
                text: fitText(axis(value ?? 0, unit), size - 6, isNarrow ? 10 : 12),
                anchor: 'middle',
                fill: ink,
                size: isNarrow ? 10 : 12,
                isBold: true,
              } as const,
            ]
          : []),
      ],
    };
  });
  const bottom = 5 * height + 10;
  marks.push(...rampLegend(extent, left, bottom, [axis(extent.min, unit), axis(extent.max, unit)]));
  const lines = outsideLine(outside, words.unmatched);
  if (lines)
    marks.push({ kind: 'text', x: left, y: bottom + 32, text: fitText(lines, width - left), size: 11, fill: 'text' });
  return { width, height: bottom + (lines ? 40 : 18), marks, tips };
}

/** What has no place on the map is not left unsaid. */
export function outsideLine(outside: readonly Part[], word: string): string {
  const known = outside.filter(({ value }) => value !== null && value !== 0);
  if (known.length === 0) return '';
  const named = known.slice(0, 5).map(({ label, text }) => `${label} ${text}`);
  return `${word} ${named.join(', ')}${known.length > 5 ? ` (+${known.length - 5})` : ''}`;
}

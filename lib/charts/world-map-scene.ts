import { readFileSync } from 'node:fs';
import path from 'node:path';
import { geoArea, geoBounds, geoNaturalEarth1, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { codeOfArea, countryCode } from './country-codes';
import { rampLegend, rampStep } from './heatmap-scene';
import { type Mark, px, type Scene } from './scene';
import type { DrawOptions, MapSpec, Part } from './spec';
import { extentOf } from './ticks';
import { outsideLine } from './tile-map-scene';

type Area = Feature<Polygon | MultiPolygon, { name: string }>;
let areas: Area[] | undefined;

/** Read once and kept on the server: the outlines never travel to the browser as data. */
function worldAreas(): Area[] {
  if (areas) return areas;
  const file = path.join(process.cwd(), 'node_modules/world-atlas/countries-110m.json');
  const topology = JSON.parse(readFileSync(file, 'utf8')) as Topology<{
    countries: GeometryCollection<{ name: string }>;
  }>;
  const found = feature(topology, topology.objects.countries) as FeatureCollection<
    Polygon | MultiPolygon,
    { name: string }
  >;
  // Antarctica takes a fifth of the picture and buys nothing.
  areas = found.features.filter(({ id }) => id !== '010');
  return areas;
}

/** The mainland: France is not seen better with French Guiana in the frame. */
function mainland({ geometry, ...rest }: Area): Area {
  if (geometry.type === 'Polygon') return { geometry, ...rest };
  const size = (coordinates: Polygon['coordinates']) => geoArea({ type: 'Polygon', coordinates });
  const [largest] = geometry.coordinates.toSorted((a, b) => size(b) - size(a));
  return { ...rest, geometry: { type: 'Polygon', coordinates: largest as Polygon['coordinates'] } };
}

/** The frame: the countries with figures and some room around them, or the whole world when they are spread over it. */
function frameOf(known: readonly Area[]): FeatureCollection<Polygon | MultiPolygon> {
  const all = { type: 'FeatureCollection' as const, features: worldAreas() };
  if (known.length === 0) return all;
  const near = { type: 'FeatureCollection' as const, features: known.map(mainland) };
  const [[west, south], [east, north]] = geoBounds(near);
  return east < west || east - west > 120 || north - south > 70 ? all : near;
}

/** Countries by shade. */
export function worldMapScene(spec: MapSpec, options: DrawOptions): Scene {
  const { unit, words } = spec;
  const { axis } = options;
  // One drawing for every width: outlines are heavy, and shrink without harm.
  const [width, height] = [900, 440];
  const byCode = new Map<string, Part>();
  const outside: Part[] = [];
  for (const area of spec.areas) {
    const code = countryCode(area.label) ?? countryCode(area.key);
    const isOnMap = code !== null && worldAreas().some(({ id }) => codeOfArea(id as string) === code);
    if (isOnMap && !byCode.has(code)) byCode.set(code, area);
    else outside.push(area);
  }
  const known = worldAreas().filter(({ id }) => byCode.has(codeOfArea(id as string) ?? ''));
  const extent = extentOf(
    [...byCode.values()].map(({ value }) => value),
    true,
  );
  const frame = frameOf(known);
  const pad = frame.features.length === worldAreas().length ? 4 : 60;
  const projection = geoNaturalEarth1()
    .fitExtent(
      [
        [pad, pad],
        [width - pad, height - pad],
      ],
      frame,
    )
    .clipExtent([
      [0, 0],
      [width, height],
    ]);
  const draw = geoPath(projection).digits(1);
  const tips: Scene['tips'][number][] = [];
  const marks: Mark[] = [];
  const quiet: string[] = [];
  for (const area of worldAreas()) {
    const d = draw(area);
    if (!d) continue;
    const part = byCode.get(codeOfArea(area.id as string) ?? '');
    if (!part || part.value === null) {
      quiet.push(d);
      continue;
    }
    tips.push({
      title: part.label,
      rows: [{ label: '', text: part.share ? `${part.full} · ${part.share}` : part.full }],
    });
    marks.push({
      kind: 'group',
      tip: tips.length - 1,
      href: part.href ?? undefined,
      label: `${part.label} : ${part.text}`,
      marks: [{ kind: 'path', d, fill: `ramp-${rampStep(part.value, extent)}`, stroke: 'series-1', strokeWidth: 0.8 }],
    });
  }
  const line = outsideLine(outside, words.unmatched);
  return {
    width,
    height: height + (line ? 44 : 24),
    marks: [
      { kind: 'path', d: quiet.join(''), fill: 'grid', stroke: 'paper', strokeWidth: 0.6 },
      ...marks,
      ...rampLegend(extent, 0, height + 8, [axis(extent.min, unit), axis(extent.max, unit)]),
      ...(line ? [{ kind: 'text', x: 0, y: px(height + 38), text: line, size: 12, fill: 'text' } as const] : []),
    ],
    tips,
  };
}

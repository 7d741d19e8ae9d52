import { areaScene } from './area-scene';
import { barsScene } from './bars-scene';
import { donutScene } from './donut-scene';
import { figuresScene } from './figures-scene';
import { heatmapScene } from './heatmap-scene';
import { histogramScene } from './histogram-scene';
import { lineScene } from './line-scene';
import { multiplesScene } from './multiples-scene';
import { paretoScene } from './pareto-scene';
import { rankingScene } from './ranking-scene';
import type { Scene } from './scene';
import type { ChartSpec, DrawOptions } from './spec';
import { tileMapScene } from './tile-map-scene';
import { worldMapScene } from './world-map-scene';

/** The drawing of a chart at a width. */
export function drawChart(spec: ChartSpec, options: DrawOptions): Scene {
  switch (spec.type) {
    case 'line':
      return lineScene(spec, options);
    case 'area':
      return areaScene(spec, options);
    case 'bars':
      return barsScene(spec, options);
    case 'ranking':
      return rankingScene(spec, options);
    case 'donut':
      return donutScene(spec, options);
    case 'heatmap':
      return heatmapScene(spec, options);
    case 'pareto':
      return paretoScene(spec, options);
    case 'histogram':
      return histogramScene(spec, options);
    case 'map':
      return spec.region === 'france' ? tileMapScene(spec, options) : worldMapScene(spec, options);
    case 'multiples':
      return multiplesScene(spec, options);
    case 'figures':
      return figuresScene(spec, options);
  }
}

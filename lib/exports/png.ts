import { Resvg } from '@resvg/resvg-js';
import type { Scene } from '@/lib/charts/scene';
import { svgText } from '@/lib/charts/svg-text';
import { FONT_FAMILY, fontFiles } from './fonts';

/** A drawing as an image, twice as fine as it is large. */
export function pngFile(scene: Scene): Uint8Array {
  const { regular, bold } = fontFiles();
  const image = new Resvg(svgText(scene, FONT_FAMILY), {
    fitTo: { mode: 'zoom', value: 2 },
    font: { fontFiles: [regular, bold], loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
  });
  return new Uint8Array(image.render().asPng());
}

import { drawChart } from '@/lib/charts/draw-chart';
import { MEDIUM, NARROW, type Scene, WIDE } from '@/lib/charts/scene';
import type { ChartSpec } from '@/lib/charts/spec';
import type { Locale } from '@/lib/core/locale';
import { formatter } from '@/lib/i18n/format';
import { ChartFrame } from './chart-frame';
import { inkColour, SceneSvg } from './scene-svg';

interface Props {
  spec: ChartSpec;
  /** The sentence that stands for the picture. */
  label: string;
  locale: Locale;
  currency: string;
}

const isScalable = (spec: ChartSpec) => spec.type === 'map' && spec.region === 'world';

/**
 * A chart, drawn on the server for three widths of its place, of which the style sheet shows the one that fits: text
 * keeps its size on a telephone, and nothing waits for a script.
 */
export function Chart({ spec, label, locale, currency }: Props) {
  const { axis } = formatter(locale, currency);
  const draw = (width: number) => drawChart(spec, { width, axis });
  const wide = draw(WIDE);
  return (
    <ChartFrame tips={tipsOf(wide)}>
      {isScalable(spec) ? (
        <SceneSvg scene={wide} label={label} className="mx-auto max-w-4xl" />
      ) : (
        <>
          <SceneSvg scene={draw(NARROW)} label={label} className="@min-[34rem]:hidden" />
          <SceneSvg scene={draw(MEDIUM)} label={label} className="@max-[34rem]:hidden @min-[55rem]:hidden" />
          <SceneSvg scene={wide} label={label} className="@max-[55rem]:hidden" />
        </>
      )}
    </ChartFrame>
  );
}

function tipsOf({ tips }: Scene) {
  return tips.map((tip) => ({ ...tip, colours: tip.rows.map(({ ink }) => (ink ? inkColour(ink) : null)) }));
}

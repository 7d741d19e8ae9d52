import { ChartFrame } from '@/components/charts/chart-frame';
import { inkColour, SceneSvg } from '@/components/charts/scene-svg';
import { drawChart } from '@/lib/charts/draw-chart';
import { NARROW } from '@/lib/charts/scene';
import type { ChartSpec } from '@/lib/charts/spec';
import type { Locale } from '@/lib/core/locale';
import { formatter } from '@/lib/i18n/format';

interface Props {
  spec: ChartSpec;
  label: string;
  locale: Locale;
  currency: string;
}

const HALF = 520;
const BROAD = 720;

/** A chart in a card of half the page: drawn for the widths that such a card has, so that text keeps its size there. */
export function HalfChart({ spec, label, locale, currency }: Props) {
  const { axis } = formatter(locale, currency);
  const draw = (width: number) => drawChart(spec, { width, axis });
  const half = draw(HALF);
  const tips = half.tips.map((tip) => ({ ...tip, colours: tip.rows.map(({ ink }) => (ink ? inkColour(ink) : null)) }));
  return (
    <ChartFrame tips={tips}>
      <SceneSvg scene={draw(NARROW)} label={label} className="@min-[27rem]:hidden" />
      <SceneSvg scene={half} label={label} className="@max-[27rem]:hidden @min-[40rem]:hidden" />
      <SceneSvg scene={draw(BROAD)} label={label} className="@max-[40rem]:hidden" />
    </ChartFrame>
  );
}

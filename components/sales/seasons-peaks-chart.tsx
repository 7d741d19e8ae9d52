import { ChartFrame } from '@/components/charts/chart-frame';
import { inkColour, SceneSvg } from '@/components/charts/scene-svg';
import { lineScene } from '@/lib/charts/line-scene';
import { type Mark, MEDIUM, NARROW, type Scene, WIDE } from '@/lib/charts/scene';
import type { CartesianSpec } from '@/lib/charts/spec';
import type { Locale } from '@/lib/core/locale';
import { formatter } from '@/lib/i18n/format';

interface Props {
  spec: CartesianSpec;
  /** Days of the line that stand out. */
  peaks: readonly number[];
  label: string;
  locale: Locale;
  currency: string;
}

const REACH = 9;

/** The daily line of a whole year: only the peaks are marked, explained and linked, which keeps the page light. */
export function SeasonsPeaksChart({ spec, peaks, label, locale, currency }: Props) {
  const { axis } = formatter(locale, currency);
  const draw = (width: number) => onlyPeaks(lineScene(spec, { width, axis }), peaks);
  const wide = draw(WIDE);
  return (
    <ChartFrame
      tips={wide.tips.map((tip) => ({ ...tip, colours: tip.rows.map(({ ink }) => (ink ? inkColour(ink) : null)) }))}
    >
      <SceneSvg scene={draw(NARROW)} label={label} className="@min-[34rem]:hidden" />
      <SceneSvg scene={draw(MEDIUM)} label={label} className="@max-[34rem]:hidden @min-[55rem]:hidden" />
      <SceneSvg scene={wide} label={label} className="@max-[55rem]:hidden" />
    </ChartFrame>
  );
}

function onlyPeaks(scene: Scene, peaks: readonly number[]): Scene {
  return {
    ...scene,
    marks: scene.marks.flatMap((mark): Mark[] => {
      if (mark.kind !== 'group' || mark.tip === undefined) return [mark];
      const place = peaks.indexOf(mark.tip);
      return place < 0 ? [] : [{ ...mark, tip: place, marks: mark.marks.map(reachable) }];
    }),
    tips: peaks.flatMap((day) => scene.tips[day] ?? []),
  };
}

/** The dot of a peak always shows, and a pointer need not hit a single day out of 365. */
function reachable(mark: Mark): Mark {
  if (mark.kind === 'circle') return { ...mark, isHover: false };
  return mark.kind === 'rect' ? { ...mark, x: mark.x - REACH, width: mark.width + 2 * REACH } : mark;
}

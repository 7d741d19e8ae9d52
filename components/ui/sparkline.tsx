const WIDTH = 120;
const HEIGHT = 32;
const PAD = 3;

/** The course of a figure as a small line; decorative, since the card says the same in words. */
export function Sparkline({ values, className = '' }: { values: readonly (number | null)[]; className?: string }) {
  const known = values.flatMap((value, i) => (value === null ? [] : [{ value, i }]));
  if (known.length < 2) return <div className={className} />;
  const all = known.map(({ value }) => value);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const x = (i: number) => PAD + (i / (values.length - 1)) * (WIDTH - 2 * PAD);
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - PAD - ((value - low) / (high - low)) * (HEIGHT - 2 * PAD);
  const points = known.map(({ value, i }) => `${x(i).toFixed(1)},${y(value).toFixed(1)}`);
  const area = `${points[0]?.split(',')[0]},${HEIGHT} ${points.join(' ')} ${points.at(-1)?.split(',')[0]},${HEIGHT}`;
  return (
    <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className={className} fill="none">
      <polygon points={area} className="fill-tremor-brand-default/10" />
      <polyline
        points={points.join(' ')}
        className="stroke-tremor-brand-default"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

interface Props {
  label: string;
  legend: { target: string; candidate: string };
  target: readonly (number | null)[];
  candidate: readonly (number | null)[];
  /** The candidate is drawn this many periods later, where it meets what it announces. */
  lag: number;
}

const [WIDTH, HEIGHT, PAD] = [600, 96, 4];

/** A polyline over its own range, broken where there is no value. */
function path(values: readonly (number | null)[], shift: number, length: number): string {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const y = (value: number) => HEIGHT - PAD - (high === low ? 0.5 : (value - low) / (high - low)) * (HEIGHT - 2 * PAD);
  const x = (i: number) => ((i + shift) / Math.max(1, length - 1)) * WIDTH;
  let pen = 'M';
  return values
    .map((value, i) => {
      if (value === null) {
        pen = 'M';
        return '';
      }
      const point = `${pen}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = 'L';
      return point;
    })
    .join('');
}

/** Both series, each over its own range: what is compared is when they turn, not how large they are. */
export function LeadChart({ label, legend, target, candidate, lag }: Props) {
  const length = target.length + lag;
  const line = { fill: 'none', vectorEffect: 'non-scaling-stroke' } as const;
  return (
    <figure>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-24 w-full"
      >
        <path {...line} d={path(target, 0, length)} strokeWidth="1.5" className="stroke-series-1" />
        <path
          {...line}
          d={path(candidate, lag, length)}
          strokeWidth="1.5"
          strokeDasharray="4 3"
          className="stroke-series-3"
        />
      </svg>
      <figcaption className="mt-1 flex flex-wrap gap-x-4 text-xs text-tremor-content-default">
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden className="h-0.5 w-4 bg-series-1" />
          {legend.target}
        </span>
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden className="w-4 border-t-2 border-dashed border-series-3" />
          {legend.candidate}
        </span>
      </figcaption>
    </figure>
  );
}

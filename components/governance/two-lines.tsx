import type { Locale } from '@/lib/core/locale';
import { formatter, type Unit } from '@/lib/i18n/format';

interface Props {
  /** What the drawing shows, in a sentence. */
  label: string;
  names: { old: string | null; new: string };
  points: readonly { id: string; label: string; oldValue: number | null; newValue: number | null }[];
  scale: { unit: Unit; currency: string };
  locale: Locale;
}

/** Round steps of an axis that hold all values, from zero where none is below. */
export function axisSteps(values: readonly number[]): number[] {
  const [low, high] = [Math.min(0, ...values), Math.max(...values, Number.EPSILON)];
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough;
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Path in a square of 100: the drawing is stretched to its place, the words around it are not. */
function path(values: readonly (number | null)[], low: number, high: number): string {
  let pen = 'M';
  return values
    .map((value, i) => {
      if (value === null) {
        pen = 'M';
        return '';
      }
      const x = values.length > 1 ? (i / (values.length - 1)) * 100 : 50;
      const command = `${pen}${x.toFixed(2)},${(100 - share(value, low, high)).toFixed(2)}`;
      pen = 'L';
      return command;
    })
    .join(' ');
}

const share = (value: number, low: number, high: number) => ((value - low) / (high - low || 1)) * 100;

/** A figure month by month under two definitions: the old one dashed and grey, the new one drawn through. */
export function TwoLines({ label, names, points, scale, locale }: Props) {
  const format = formatter(locale, scale.currency);
  const values = points.flatMap(({ oldValue, newValue }) => [oldValue, newValue]).filter((each) => each !== null);
  if (values.length === 0) return null;
  const steps = axisSteps(values);
  const [low, high] = [steps[0] ?? 0, steps.at(-1) ?? 1];
  const every = Math.max(1, Math.ceil(points.length / 3));
  return (
    <figure className="m-0 pb-2">
      <ul className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-xs text-tremor-content-default">
        <li className="flex items-center gap-2">
          <span aria-hidden className="h-0.5 w-5 rounded bg-series-1" />
          {names.new}
        </li>
        {names.old ? (
          <li className="flex items-center gap-2">
            <span aria-hidden className="w-5 border-t-2 border-dashed border-series-other" />
            {names.old}
          </li>
        ) : null}
      </ul>
      <div
        role="img"
        aria-label={label}
        className="relative mt-2 mr-1 mb-7 ml-14 h-40 text-xs text-tremor-content-default"
      >
        {steps.map((step) => (
          <div
            key={step}
            aria-hidden
            className={`absolute inset-x-0 border-t ${step === 0 ? 'border-tremor-border-strong' : 'border-tremor-border-default'}`}
            style={{ top: `${100 - share(step, low, high)}%` }}
          >
            <span className="absolute right-full -translate-y-1/2 pr-2 whitespace-nowrap">
              {format.axis(step, scale.unit)}
            </span>
          </div>
        ))}
        <svg
          aria-hidden
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible"
          fill="none"
        >
          {names.old ? (
            <path
              d={path(
                points.map(({ oldValue }) => oldValue),
                low,
                high,
              )}
              className="stroke-series-other"
              strokeWidth="1.5"
              strokeDasharray="5 4"
              vectorEffect="non-scaling-stroke"
            />
          ) : null}
          <path
            d={path(
              points.map(({ newValue }) => newValue),
              low,
              high,
            )}
            className="stroke-series-1"
            strokeWidth="2"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        {points.map((point, i) =>
          i % every === 0 ? (
            <span
              key={point.id}
              aria-hidden
              className={`absolute top-full mt-1.5 whitespace-nowrap ${i === 0 ? '' : '-translate-x-1/2'}`}
              style={{ left: `${points.length > 1 ? (i / (points.length - 1)) * 100 : 0}%` }}
            >
              {point.label}
            </span>
          ) : null,
        )}
      </div>
    </figure>
  );
}

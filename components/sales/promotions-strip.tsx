import Link from 'next/link';
import { useTranslations } from 'next-intl';

export interface StripBand {
  code: string;
  name: string;
  from: number;
  to: number;
  lane: number;
  href: string;
  isCurrent: boolean;
}

interface Props {
  points: readonly { at: number; height: number }[];
  bands: readonly StripBand[];
  lanes: number;
  ticks: readonly { at: number; label: string }[];
  label: string;
}

const WIDTH = 1000;
const HEIGHT = 160;
const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** The course of revenue with the calendar of promotions on the same scale of days below it. */
export function PromotionsStrip({ points, bands, lanes, ticks, label }: Props) {
  const t = useTranslations('margins.promotions.strip');
  const line = points.map(
    ({ at, height }) => `${(at * WIDTH).toFixed(1)},${(HEIGHT - 4 - height * (HEIGHT - 8)).toFixed(1)}`,
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="relative overflow-x-auto rounded-lg">
      <div className="min-w-[36rem]">
        <div className="relative h-40">
          <svg
            aria-hidden="true"
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            className="absolute inset-0 size-full"
          >
            {bands.map(({ code, from, to, isCurrent }) => (
              <rect
                key={code}
                x={from * WIDTH}
                width={Math.max(1, (to - from) * WIDTH)}
                y="0"
                height={HEIGHT}
                className={isCurrent ? 'fill-tremor-brand-default/15' : 'fill-tremor-content-default/7'}
              />
            ))}
            {points.length > 1 ? (
              <polyline
                points={line.join(' ')}
                fill="none"
                strokeWidth="2"
                strokeLinejoin="round"
                vectorEffect="non-scaling-stroke"
                className="stroke-series-1"
              />
            ) : null}
          </svg>
        </div>
        <ul className="relative mt-1" style={{ height: `${Math.max(1, lanes) * 28}px` }}>
          {bands.map((band) => (
            <li
              key={band.code}
              className="absolute h-6"
              style={{ left: percent(band.from), width: percent(band.to - band.from), top: `${band.lane * 28}px` }}
            >
              <Link
                prefetch={false}
                href={band.href}
                scroll={false}
                title={band.name}
                aria-label={t('look', { name: band.name })}
                aria-current={band.isCurrent ? 'true' : undefined}
                className="block size-full min-w-1.5 truncate rounded bg-tremor-background-subtle px-1.5 text-xs leading-6 text-tremor-content-emphasis ring-1 ring-tremor-border-default ring-inset hover:bg-tremor-brand-muted aria-current:bg-tremor-brand-default aria-current:font-medium aria-current:text-tremor-brand-inverted"
              >
                {band.name}
              </Link>
            </li>
          ))}
        </ul>
        <div
          aria-hidden
          className="relative mt-1 h-5 border-t border-tremor-border-default text-xs text-tremor-content-default"
        >
          {ticks.map(({ at, label: text }) => (
            <span
              key={text}
              className="absolute top-1 whitespace-nowrap border-l border-tremor-border-default pl-1"
              style={{ left: percent(at) }}
            >
              {text}
            </span>
          ))}
        </div>
      </div>
    </section>
  );
}

import { ListOrdered } from 'lucide-react';
import Link from 'next/link';

export interface DivergingBar {
  key: string;
  label: string;
  amount: number;
  text: string;
  tone: 'good' | 'bad' | 'neutral';
  note: string | null;
  /** Narrows the page to this value. */
  href: string | null;
  /** The rows behind it. */
  rowsHref: string | null;
  rowsLabel: string;
}

const FILLS = { good: 'bg-good', bad: 'bg-bad', neutral: 'bg-series-other' };
const TEXTS = { good: 'text-good', bad: 'text-bad', neutral: 'text-tremor-content-strong' };

/** Amounts to both sides of zero, biggest first. */
export function DivergingBars({ bars }: { bars: readonly DivergingBar[] }) {
  const most = Math.max(0, ...bars.map(({ amount }) => Math.abs(amount)));
  const low = Math.min(0, ...bars.map(({ amount }) => amount));
  const high = Math.max(0, ...bars.map(({ amount }) => amount));
  const span = high - low || most || 1;
  const zero = (-low / span) * 100;
  return (
    <ul className="-mx-2">
      {bars.map((bar) => {
        const size = (Math.abs(bar.amount) / span) * 100;
        const left = bar.amount < 0 ? zero - size : zero;
        return (
          <li
            key={bar.key}
            className="grid grid-cols-[minmax(0,1fr)_auto_1.5rem] items-center gap-x-3 gap-y-1 rounded-lg px-2 py-1.5 sm:grid-cols-[14rem_minmax(0,1fr)_8.5rem_1.5rem]"
          >
            <span className="min-w-0">
              {bar.href ? (
                <Link
                  prefetch={false}
                  href={bar.href}
                  className="block truncate text-tremor-content-emphasis underline-offset-4 hover:text-tremor-content-strong hover:underline"
                >
                  {bar.label}
                </Link>
              ) : (
                <span className="block truncate text-tremor-content-default">{bar.label}</span>
              )}
              {bar.note ? <span className="block text-xs text-tremor-content-default">{bar.note}</span> : null}
            </span>
            <span className={`text-right font-medium whitespace-nowrap sm:order-3 ${TEXTS[bar.tone]}`}>{bar.text}</span>
            {bar.rowsHref ? (
              <Link
                prefetch={false}
                href={bar.rowsHref}
                aria-label={bar.rowsLabel}
                title={bar.rowsLabel}
                className="grid size-6 place-items-center rounded text-tremor-content-subtle hover:bg-tremor-background-subtle hover:text-tremor-content-strong sm:order-4"
              >
                <ListOrdered aria-hidden className="size-3.5" />
              </Link>
            ) : (
              <span className="size-6 sm:order-4" />
            )}
            <span aria-hidden className="relative col-span-3 block h-4 sm:order-2 sm:col-span-1">
              <span
                className="absolute inset-y-0 w-px bg-tremor-border-strong"
                style={{ left: `${zero.toFixed(2)}%` }}
              />
              <span
                className={`absolute inset-y-0.5 min-w-0.5 rounded-sm ${FILLS[bar.tone]}`}
                style={{ left: `${left.toFixed(2)}%`, width: `${size.toFixed(2)}%` }}
              />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

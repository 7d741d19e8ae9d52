'use client';
import { DonutChart as TremorDonutChart } from '@tremor/react';
import Link from 'next/link';
import { Change, type ChangeFigure } from './change';

export interface DonutPart {
  key: string;
  label: string;
  value: number;
  text: string;
  share: string;
  colour: string;
  change: ChangeFigure | null;
  href: string;
}

// Hooks for the theme: the chart part knows these names, the style sheet of the chart says what they mean.
const HOOKS = ['emerald', 'blue', 'orange', 'violet', 'cyan', 'amber'] as const;

// Without a tooltip of its own the chart part writes an error to the console.
const NoTooltip = () => null;

/** Shares of a whole, six parts at most. Its legend carries the figures. */
export function DonutChart({ parts, total }: { parts: readonly DonutPart[]; total: string }) {
  const style = Object.fromEntries(parts.map(({ colour }, i) => [`--part-${i + 1}`, colour]));
  return (
    <div className="flex flex-wrap items-center gap-6">
      <div aria-hidden inert className="donut-chart relative size-36 shrink-0" style={style}>
        <TremorDonutChart
          className="size-36"
          data={parts.map(({ label, value }) => ({ label, value: Math.max(0, value) }))}
          index="label"
          category="value"
          colors={[...HOOKS]}
          showLabel={false}
          customTooltip={NoTooltip}
        />
        <span className="absolute inset-0 grid place-items-center text-sm font-semibold text-tremor-content-strong">
          {total}
        </span>
      </div>
      <ul className="min-w-40 flex-1 space-y-3">
        {parts.map(({ key, label, text, share, colour, change, href }) => (
          <li key={key} className="flex items-start gap-2">
            <span aria-hidden className="mt-1.5 size-2.5 shrink-0 rounded-full" style={{ background: colour }} />
            <span className="min-w-0 flex-1">
              <Link
                prefetch={false}
                href={href}
                className="inline-block min-h-6 text-tremor-content-emphasis underline-offset-4 hover:underline"
              >
                {label}
              </Link>
              <span className="block text-xs">
                <span className="font-medium text-tremor-content-strong">{text}</span>
                <span className="text-tremor-content-default"> · {share}</span>{' '}
                {change ? <Change change={change} /> : null}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

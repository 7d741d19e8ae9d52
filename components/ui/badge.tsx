import type { ReactNode } from 'react';

const TONES = {
  neutral: 'bg-tremor-background-subtle text-tremor-content-emphasis',
  good: 'bg-good-faint text-good',
  bad: 'bg-bad-faint text-bad',
  warning: 'bg-warning-faint text-warning',
  brand: 'bg-tremor-brand-faint text-tremor-brand-emphasis',
} as const;

export function Badge({ tone = 'neutral', children }: { tone?: keyof typeof TONES; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}

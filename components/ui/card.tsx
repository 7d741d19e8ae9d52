import { Card as TremorCard } from '@tremor/react';
import type { ReactNode } from 'react';

/** The one card style. */
export function Card({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <TremorCard
      className={`min-w-0 rounded-xl bg-tremor-background-default p-5 shadow-none ring-1 ring-tremor-border-default ${className}`}
    >
      {children}
    </TremorCard>
  );
}

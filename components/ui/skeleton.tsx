/** A place that will be filled, of the size of what will fill it. */
export function Skeleton({ className = '' }: { className?: string }) {
  return <div aria-hidden className={`animate-pulse rounded-xl bg-tremor-background-subtle ${className}`} />;
}

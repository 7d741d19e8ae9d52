import { Skeleton } from '@/components/ui/skeleton';

/** The summary before its figures are there. */
export function SummarySkeleton() {
  return (
    <div aria-busy="true">
      <Skeleton className="h-7 w-64" />
      <Skeleton className="mt-4 h-12 max-w-4xl" />
      <Skeleton className="mt-3 h-9 w-96 max-w-full" />
      <div className="mt-6 grid grid-cols-2 gap-4 md:grid-cols-3 2xl:grid-cols-6">
        {['a', 'b', 'c', 'd', 'e', 'f'].map((id) => (
          <Skeleton key={id} className="h-44" />
        ))}
      </div>
      <Skeleton className="mt-4 h-96" />
      <div className="mt-4 grid gap-4 xl:grid-cols-2">
        {['a', 'b', 'c', 'd'].map((id) => (
          <Skeleton key={id} className="h-72" />
        ))}
      </div>
    </div>
  );
}

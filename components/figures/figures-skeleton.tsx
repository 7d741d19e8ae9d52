import { Skeleton } from '@/components/ui/skeleton';

/** A page of figures before they are there. */
export function FiguresSkeleton() {
  return (
    <div aria-busy="true">
      <Skeleton className="h-7 w-64" />
      <Skeleton className="mt-4 h-10 w-96 max-w-full" />
      <Skeleton className="mt-3 h-12 max-w-4xl" />
      <Skeleton className="mt-3 h-9 w-96 max-w-full" />
      <Skeleton className="mt-6 h-96" />
      <div className="mt-4 grid grid-cols-2 gap-4 md:grid-cols-4">
        {['a', 'b', 'c', 'd'].map((id) => (
          <Skeleton key={id} className="h-40" />
        ))}
      </div>
      <div className="mt-4 grid gap-4 xl:grid-cols-2">
        <Skeleton className="h-80" />
        <Skeleton className="h-80" />
      </div>
    </div>
  );
}

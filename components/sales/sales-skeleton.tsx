import { Skeleton } from '@/components/ui/skeleton';

/** A page of sales before its figures are there. */
export function SalesSkeleton() {
  return (
    <div aria-busy="true">
      <Skeleton className="h-7 w-40" />
      <Skeleton className="mt-4 h-10 max-w-3xl" />
      <Skeleton className="mt-3 h-12 max-w-4xl" />
      <Skeleton className="mt-3 h-9 w-96 max-w-full" />
      <Skeleton className="mt-6 h-96" />
      <div className="mt-4 grid gap-4 xl:grid-cols-2">
        {['a', 'b', 'c', 'd'].map((id) => (
          <Skeleton key={id} className="h-80" />
        ))}
      </div>
    </div>
  );
}

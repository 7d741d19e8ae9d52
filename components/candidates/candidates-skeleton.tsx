import { Skeleton } from '@/components/ui/skeleton';

/** The page while the search runs. */
export function CandidatesSkeleton() {
  return (
    <div aria-busy="true">
      <Skeleton className="h-7 w-64" />
      <Skeleton className="mt-3 h-5 max-w-3xl" />
      <Skeleton className="mt-4 h-14 max-w-xl" />
      <div className="mt-8 grid gap-4 xl:grid-cols-2">
        {['a', 'b', 'c', 'd'].map((id) => (
          <Skeleton key={id} className="h-64" />
        ))}
      </div>
    </div>
  );
}

import { Skeleton } from '@/components/ui/skeleton';

/** The page before its figures are there. */
export function BreakdownSkeleton() {
  return (
    <div aria-busy="true">
      <Skeleton className="h-7 w-64" />
      <Skeleton className="mt-3 h-9 w-full max-w-3xl" />
      <div className="mt-6 grid gap-4 xl:grid-cols-[20rem_minmax(0,1fr)]">
        <Skeleton className="h-48" />
        <Skeleton className="h-96" />
      </div>
      <Skeleton className="mt-4 h-72" />
      <Skeleton className="mt-4 h-96" />
    </div>
  );
}

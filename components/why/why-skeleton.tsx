import { Skeleton } from '@/components/ui/skeleton';

/** The page before its figures are there. */
export function WhySkeleton() {
  return (
    <div aria-busy="true">
      <Skeleton className="h-7 w-96 max-w-full" />
      <Skeleton className="mt-3 h-12 max-w-4xl" />
      <Skeleton className="mt-3 h-9 w-full max-w-3xl" />
      <div className="mt-6 grid gap-4 xl:grid-cols-[20rem_minmax(0,1fr)]">
        <Skeleton className="h-64" />
        <Skeleton className="h-96" />
      </div>
      <Skeleton className="mt-4 h-80" />
      <Skeleton className="mt-4 h-48" />
    </div>
  );
}

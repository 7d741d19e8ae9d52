import { Skeleton } from '@/components/ui/skeleton';

/** The Explorer before its answer is there. */
export function ExplorerSkeleton() {
  return (
    <div aria-busy="true">
      <Skeleton className="h-7 w-48" />
      <Skeleton className="mt-3 h-9 w-full" />
      <Skeleton className="mt-6 h-28" />
      <Skeleton className="mt-4 h-[28rem]" />
      <Skeleton className="mt-4 h-96" />
    </div>
  );
}

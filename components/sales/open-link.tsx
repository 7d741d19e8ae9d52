import { ArrowUpRight, Split } from 'lucide-react';
import Link from 'next/link';

const TOOL =
  'grid size-8 place-items-center rounded-md text-tremor-content-default hover:bg-tremor-background-subtle hover:text-tremor-content-strong';

/** A way on from a card: to the same question in the Explorer, or to why the figure moved. */
export function OpenLink({
  href,
  label,
  kind = 'explore',
}: {
  href: string | null;
  label: string;
  kind?: 'explore' | 'why';
}) {
  if (!href) return null;
  const Icon = kind === 'why' ? Split : ArrowUpRight;
  return (
    <Link prefetch={false} href={href} aria-label={label} title={label} className={TOOL}>
      <Icon aria-hidden className="size-4" />
    </Link>
  );
}

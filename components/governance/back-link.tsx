import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';

/** The way back to the page above. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <Link
      href={href}
      className="mb-2 inline-flex min-h-6 items-center gap-1.5 rounded text-xs text-tremor-content-default hover:text-tremor-content-strong"
    >
      <ArrowLeft aria-hidden className="size-3.5" />
      {label}
    </Link>
  );
}

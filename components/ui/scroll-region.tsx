import type { ReactNode } from 'react';

/** What may be wider than the screen scrolls by itself, by keyboard too; words for screen readers stay inside. */
export function ScrollRegion({
  label,
  className = '',
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section aria-label={label} tabIndex={0} className={`relative overflow-x-auto rounded-lg ${className}`}>
      {children}
    </section>
  );
}

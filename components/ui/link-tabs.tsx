import Link from 'next/link';

interface Props {
  label: string;
  tabs: readonly { id: string; label: string; href: string }[];
  current: string;
}

/** Choices that are addresses: the page behind the current one is shown, a pasted link shows the same. */
export function LinkTabs({ label, tabs, current }: Props) {
  return (
    <nav aria-label={label} className="-mx-1 overflow-x-auto px-1 py-1">
      <ul className="flex w-max gap-1 rounded-lg bg-tremor-background-subtle p-1">
        {tabs.map((tab) => (
          <li key={tab.id}>
            <Link
              prefetch={false}
              href={tab.href}
              scroll={false}
              aria-current={tab.id === current ? 'true' : undefined}
              className="block rounded-md px-3 py-1 text-sm whitespace-nowrap text-tremor-content-default hover:text-tremor-content-strong aria-current:bg-tremor-background-default aria-current:font-medium aria-current:text-tremor-content-strong aria-current:shadow-xs"
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

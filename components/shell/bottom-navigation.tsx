'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { NAVIGATION_ICONS, type NavigationItem } from './navigation';

/** The menu of small screens, within reach of the thumb. */
export function BottomNavigation({ items }: { items: readonly NavigationItem[] }) {
  const t = useTranslations('ui.shell');
  const path = usePathname();
  return (
    <nav
      aria-label={t('navigation')}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-tremor-border-default bg-tremor-background-default pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="flex">
        {items.map(({ id, href }) => {
          const Icon = NAVIGATION_ICONS[id];
          const isCurrent = path === href || path.startsWith(`${href}/`);
          return (
            <li key={id} className="min-w-0 flex-1">
              <Link
                href={href}
                aria-current={isCurrent ? 'page' : undefined}
                className="flex flex-col items-center gap-1 px-1 py-2 text-xs text-tremor-content-default aria-[current=page]:font-medium aria-[current=page]:text-tremor-brand-emphasis"
              >
                <Icon aria-hidden className="size-5" />
                <span className="max-w-full truncate">{t(`nav.${id}`)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

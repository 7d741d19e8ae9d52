'use client';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { NAVIGATION_ICONS, type NavigationItem } from './navigation';
import { remember } from './remember';

export const MENU_COOKIE = 'vigie-menu';

/** The menu at the left edge: icons with names, or icons only where the reader wants room. */
export function SideNavigation({ items, isNarrow }: { items: readonly NavigationItem[]; isNarrow: boolean }) {
  const t = useTranslations('ui.shell');
  const path = usePathname();
  const [narrow, setNarrow] = useState(isNarrow);
  const toggle = () => {
    remember(MENU_COOKIE, narrow ? 'wide' : 'narrow');
    setNarrow(!narrow);
  };
  const Toggle = narrow ? PanelLeftOpen : PanelLeftClose;
  return (
    <aside
      className={`sticky top-0 hidden h-dvh shrink-0 flex-col border-r border-tremor-border-default bg-tremor-background-default py-4 lg:flex ${narrow ? 'w-[4.25rem] px-3' : 'w-60 px-3'}`}
    >
      <Link
        href="/"
        className="flex items-center gap-2.5 rounded-lg px-2 py-1 text-lg font-semibold tracking-tight text-tremor-content-strong"
      >
        {/* biome-ignore lint/performance/noImgElement: a static drawing of one kilobyte */}
        <img src="/icon.svg" alt="" width={28} height={28} />
        <span className={narrow ? 'sr-only' : ''}>Vigie</span>
      </Link>
      <nav aria-label={t('navigation')} className="mt-5 grow">
        <ul className="space-y-1">
          {items.map(({ id, href }) => {
            const Icon = NAVIGATION_ICONS[id];
            const isCurrent = path === href || path.startsWith(`${href}/`);
            return (
              <li key={id}>
                <Link
                  href={href}
                  aria-current={isCurrent ? 'page' : undefined}
                  title={narrow ? t(`nav.${id}`) : undefined}
                  className="flex min-h-9 items-center gap-3 rounded-lg px-3 text-sm text-tremor-content-default transition-colors hover:bg-tremor-background-subtle hover:text-tremor-content-strong aria-[current=page]:bg-tremor-brand-faint aria-[current=page]:font-medium aria-[current=page]:text-tremor-brand-emphasis"
                >
                  <Icon aria-hidden className="size-[1.125rem] shrink-0" />
                  <span className={narrow ? 'sr-only' : ''}>{t(`nav.${id}`)}</span>
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      <button
        type="button"
        onClick={toggle}
        aria-label={narrow ? t('expand') : t('collapse')}
        title={narrow ? t('expand') : t('collapse')}
        className="flex min-h-9 items-center gap-3 rounded-lg px-3 text-sm text-tremor-content-default hover:bg-tremor-background-subtle hover:text-tremor-content-strong"
      >
        <Toggle aria-hidden className="size-[1.125rem] shrink-0" />
        {narrow ? null : t('collapse')}
      </button>
    </aside>
  );
}

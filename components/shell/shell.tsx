import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Role } from '@/lib/core/roles';
import { BottomNavigation } from './bottom-navigation';
import { DemoBadge } from './demo-badge';
import type { NavigationItem } from './navigation';
import { Search, type SearchEntry } from './search';
import { SideNavigation } from './side-navigation';
import type { Theme } from './theme';
import { UserMenu } from './user-menu';

interface Props {
  shop: { name: string; isDemo: boolean };
  user: { name: string; email: string; role: Role };
  items: readonly NavigationItem[];
  entries: readonly SearchEntry[];
  theme: Theme;
  isMenuNarrow: boolean;
  removeDemo: (() => Promise<boolean>) | null;
  children: ReactNode;
}

/** The frame of every page: menu, shop, search, account. */
export function Shell({ shop, user, items, entries, theme, isMenuNarrow, removeDemo, children }: Props) {
  const t = useTranslations('ui.shell');
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-lg bg-tremor-brand-default px-4 py-2 font-medium text-tremor-brand-inverted focus:translate-y-0"
      >
        {t('skip')}
      </a>
      <SideNavigation items={items} isNarrow={isMenuNarrow} />
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="sticky top-0 z-20 flex min-h-14 items-center gap-3 border-b border-tremor-border-default bg-tremor-background-default px-4 sm:px-6">
          <Link href="/" aria-label="Vigie" className="lg:hidden">
            {/* biome-ignore lint/performance/noImgElement: a static drawing of one kilobyte */}
            <img src="/icon.svg" alt="" width={28} height={28} />
          </Link>
          <p className="min-w-0 truncate font-medium text-tremor-content-strong">{shop.name}</p>
          {shop.isDemo ? <DemoBadge remove={removeDemo} /> : null}
          <div className="ml-auto flex items-center gap-2">
            <Search entries={entries} />
            <UserMenu user={user} theme={theme} />
          </div>
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-[90rem] grow px-4 pt-6 pb-28 outline-none sm:px-6 lg:pb-12"
        >
          {children}
        </main>
      </div>
      <BottomNavigation items={items} />
    </div>
  );
}

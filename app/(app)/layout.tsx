import { cookies } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { navigationFor } from '@/components/shell/navigation';
import type { SearchEntry } from '@/components/shell/search';
import { Shell } from '@/components/shell/shell';
import { MENU_COOKIE } from '@/components/shell/side-navigation';
import { isTheme, THEME_COOKIE } from '@/components/shell/theme';
import { requireViewer } from '@/lib/auth/require-ability';
import type { Locale } from '@/lib/core/locale';
import { readShop } from '@/lib/db/shop';
import { searchEntries } from '@/lib/views/search-entries';
import { removeDemoShop } from './demo/actions';

export default async function AppLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  const [shop, locale, t, store] = await Promise.all([
    readShop(),
    getLocale() as Promise<Locale>,
    getTranslations('ui.shell.nav'),
    cookies(),
  ]);
  const items = navigationFor(viewer.abilities);
  const pages: SearchEntry[] = items.map(({ id, href }) => ({ group: 'pages', label: t(id), href, words: id }));
  const theme = store.get(THEME_COOKIE)?.value;
  return (
    <Shell
      shop={{ name: shop.name, isDemo: shop.isDemo }}
      user={{ name: viewer.name, email: viewer.email, role: viewer.role }}
      items={items}
      entries={[...pages, ...(await searchEntries(viewer.abilities, locale))]}
      theme={isTheme(theme) ? theme : 'system'}
      isMenuNarrow={store.get(MENU_COOKIE)?.value === 'narrow'}
      removeDemo={viewer.abilities.includes('demo:remove') ? removeDemoShop : null}
    >
      {children}
    </Shell>
  );
}

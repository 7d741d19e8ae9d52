import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { getLocale, getMessages, getTimeZone } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Providers } from '@/components/providers';
import { isTheme, THEME_COOKIE } from '@/components/shell/theme';
import './globals.css';

// What only server components say stays out of the page's data.
const SERVER_NAMESPACES = [
  'summary',
  'dictionary',
  'explorer',
  'exports',
  'governance',
  'sales',
  'margins',
  'products',
];

export const metadata: Metadata = {
  title: { default: 'Vigie', template: '%s · Vigie' },
  icons: { icon: '/icon.svg' },
};
export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, all, timeZone, store] = await Promise.all([getLocale(), getMessages(), getTimeZone(), cookies()]);
  const messages = Object.fromEntries(Object.entries(all).filter(([name]) => !SERVER_NAMESPACES.includes(name)));
  const theme = store.get(THEME_COOKIE)?.value;
  return (
    <html lang={locale} data-theme={isTheme(theme) ? theme : 'system'} suppressHydrationWarning>
      <body>
        <Providers locale={locale} messages={messages} timeZone={timeZone}>
          {children}
        </Providers>
      </body>
    </html>
  );
}

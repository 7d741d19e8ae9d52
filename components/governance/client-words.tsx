import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages, getTimeZone } from 'next-intl/server';
import type { ReactNode } from 'react';

const NAMES = ['governance', 'auth', 'ui'];

/** The sentences that the interactive parts of governance need; other pages do not carry them. */
export async function ClientWords({ children }: { children: ReactNode }) {
  const [locale, all, timeZone] = await Promise.all([getLocale(), getMessages(), getTimeZone()]);
  const messages = Object.fromEntries(Object.entries(all).filter(([name]) => NAMES.includes(name)));
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone={timeZone}>
      {children}
    </NextIntlClientProvider>
  );
}

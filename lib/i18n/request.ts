import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { messages } from './messages';
import { LOCALE_COOKIE, negotiateLocale } from './negotiate-locale';

export default getRequestConfig(async () => {
  const [store, sent] = await Promise.all([cookies(), headers()]);
  const locale = negotiateLocale(store.get(LOCALE_COOKIE)?.value, sent.get('accept-language'));
  return { locale, messages: await messages(locale), timeZone: 'UTC' };
});

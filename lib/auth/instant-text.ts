import { readShop } from '@/lib/db/shop';

/** Writes instants in the shop's time zone, in the reader's way. */
export async function instantText(locale: string): Promise<(instant: Date) => string> {
  const { timeZone } = await readShop();
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return (instant) => format.format(instant);
}

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AbstractIntlMessages } from 'next-intl';
import { env } from '@/lib/core/env';
import type { Locale } from '@/lib/core/locale';

const kept = new Map<Locale, Promise<AbstractIntlMessages>>();

async function readMessages(locale: Locale): Promise<AbstractIntlMessages> {
  const folder = path.join(process.cwd(), 'lib/i18n/messages', locale);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  const entries = files.map(async (file) => {
    const text = await readFile(path.join(folder, file), 'utf8');
    return [path.basename(file, '.json'), JSON.parse(text) as AbstractIntlMessages] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** All messages of a language: one file per namespace, named after it. */
export function messages(locale: Locale): Promise<AbstractIntlMessages> {
  if (env().NODE_ENV === 'development') return readMessages(locale);
  const found = kept.get(locale) ?? readMessages(locale);
  kept.set(locale, found);
  return found;
}

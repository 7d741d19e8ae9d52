import { Check } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Lighthouse } from '@/components/auth/lighthouse';
import { LOCALES } from '@/lib/core/locale';
import { chooseLocale } from './actions';

const NAMES = { fr: 'Français', en: 'English' } as const;

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const [t, locale] = await Promise.all([getTranslations('auth'), getLocale()]);
  return (
    <div className="grid min-h-dvh bg-tremor-background-default lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      <aside className="relative hidden flex-col overflow-hidden bg-[#0f3d2e] p-12 text-white lg:flex">
        <Lighthouse />
        <p className="relative text-xl font-semibold tracking-tight">Vigie</p>
        <div className="relative my-auto max-w-md space-y-8 pb-24">
          <p className="text-3xl font-semibold leading-snug tracking-tight text-balance">{t('lead')}</p>
          <ul className="space-y-3 text-sm text-emerald-50">
            {(['figures', 'reasons', 'home'] as const).map((point) => (
              <li key={point} className="flex items-start gap-2.5">
                <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-emerald-300" />
                {t(`points.${point}`)}
              </li>
            ))}
          </ul>
        </div>
      </aside>
      <div className="flex min-w-0 flex-col px-5 py-6 sm:px-10">
        <div className="flex items-center justify-between lg:justify-end">
          <p className="text-xl font-semibold tracking-tight text-tremor-brand-emphasis lg:hidden">Vigie</p>
          <form action={chooseLocale}>
            <fieldset className="flex gap-1">
              <legend className="sr-only">{t('language')}</legend>
              {LOCALES.map((each) => (
                <button
                  key={each}
                  type="submit"
                  name="locale"
                  value={each}
                  lang={each}
                  aria-pressed={each === locale}
                  className="cursor-pointer rounded-md px-2.5 py-1.5 text-sm text-tremor-content-default hover:text-tremor-content-strong aria-pressed:bg-tremor-background-subtle aria-pressed:font-medium aria-pressed:text-tremor-content-strong"
                >
                  {NAMES[each]}
                </button>
              ))}
            </fieldset>
          </form>
        </div>
        <main id="content" className="mx-auto flex w-full max-w-md grow flex-col justify-center py-8">
          {children}
        </main>
      </div>
    </div>
  );
}

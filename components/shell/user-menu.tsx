'use client';
import { LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { leave } from '@/components/auth/enter';
import { Popover } from '@/components/ui/popover';
import { LOCALES } from '@/lib/core/locale';
import type { Role } from '@/lib/core/roles';
import { remember } from './remember';
import { THEME_COOKIE, THEMES, type Theme } from './theme';

const ICONS = { light: Sun, dark: Moon, system: Monitor };
const NAMES = { fr: 'Français', en: 'English' };
const CHOICE =
  'flex min-h-8 flex-1 items-center justify-center gap-1.5 rounded-md px-2 text-xs text-tremor-content-default hover:text-tremor-content-strong aria-pressed:bg-tremor-background-default aria-pressed:font-medium aria-pressed:text-tremor-content-strong aria-pressed:shadow-xs';

interface Props {
  user: { name: string; email: string; role: Role };
  theme: Theme;
}

/** Who is signed in; language, appearance and the way out. */
export function UserMenu({ user, theme }: Props) {
  const t = useTranslations('ui.shell');
  const locale = useLocale();
  const router = useRouter();
  const [current, setCurrent] = useState(theme);
  const initials = user.name
    .split(/\s+/)
    .map((part) => part[0])
    .slice(0, 2)
    .join('')
    .toUpperCase();
  const chooseTheme = (each: Theme) => {
    remember(THEME_COOKIE, each);
    document.documentElement.dataset.theme = each;
    setCurrent(each);
  };
  const chooseLocale = (each: string) => {
    remember('vigie-locale', each);
    router.refresh();
  };
  return (
    <Popover
      label={t('user', { name: user.name })}
      align="right"
      buttonClass="grid size-9 place-items-center rounded-full bg-tremor-brand-faint text-xs font-semibold text-tremor-brand-emphasis hover:bg-tremor-brand-muted"
      button={initials}
    >
      <div className="w-64 space-y-4 p-2">
        <div>
          <p className="font-medium text-tremor-content-strong">{user.name}</p>
          <p className="truncate text-xs text-tremor-content-default">{user.email}</p>
          <p className="text-xs text-tremor-content-default">{t(`roles.${user.role}`)}</p>
        </div>
        <fieldset>
          <legend className="mb-1 text-xs text-tremor-content-default">{t('language')}</legend>
          <div className="flex gap-1 rounded-lg bg-tremor-background-subtle p-1">
            {LOCALES.map((each) => (
              <button
                key={each}
                type="button"
                lang={each}
                aria-pressed={each === locale}
                onClick={() => chooseLocale(each)}
                className={CHOICE}
              >
                {NAMES[each]}
              </button>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend className="mb-1 text-xs text-tremor-content-default">{t('theme')}</legend>
          <div className="flex gap-1 rounded-lg bg-tremor-background-subtle p-1">
            {THEMES.map((each) => {
              const Icon = ICONS[each];
              return (
                <button
                  key={each}
                  type="button"
                  aria-pressed={each === current}
                  onClick={() => chooseTheme(each)}
                  className={CHOICE}
                >
                  <Icon aria-hidden className="size-3.5" />
                  {t(`themes.${each}`)}
                </button>
              );
            })}
          </div>
        </fieldset>
        <button
          type="button"
          onClick={() => leave()}
          className="flex min-h-9 w-full items-center gap-2 rounded-lg px-2 text-sm text-tremor-content-emphasis hover:bg-tremor-background-subtle"
        >
          <LogOut aria-hidden className="size-4" />
          {t('signOut')}
        </button>
      </div>
    </Popover>
  );
}

'use client';
import { ChartNoAxesCombined, Megaphone, Settings2, Telescope } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ROLES, type Role } from '@/lib/core/roles';
import { enter } from './enter';
import { type Failure, FormFailure } from './form-message';

const ICONS: Record<Role, typeof Telescope> = {
  CEO: Telescope,
  CMO: Megaphone,
  ADMIN: Settings2,
  ANALYST: ChartNoAxesCombined,
};

/** One button per role of the demo shop. The server decides again whether the demo is open. */
export function DemoDoors({ next }: { next: string }) {
  const t = useTranslations('auth');
  const [busy, setBusy] = useState<Role | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function open(role: Role) {
    setBusy(role);
    setFailure(null);
    const refused = await enter('demo', { role });
    if (!refused) return window.location.assign(next);
    setFailure(refused);
    setBusy(null);
  }

  return (
    <div className="space-y-3">
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        {ROLES.map((role) => {
          const Icon = ICONS[role];
          return (
            <li key={role}>
              <button
                type="button"
                disabled={busy !== null}
                onClick={() => open(role)}
                aria-label={t('demo.open', { role: t(`roles.${role}`) })}
                data-role={role}
                className="flex h-full w-full cursor-pointer items-center gap-3 rounded-xl border border-tremor-border-default bg-tremor-background-default p-3 text-left transition-colors hover:border-tremor-brand-default hover:bg-tremor-background-muted disabled:cursor-wait disabled:opacity-60"
              >
                <span className="grid size-9 shrink-0 place-items-center rounded-lg bg-tremor-brand-faint text-tremor-brand-emphasis">
                  <Icon aria-hidden className="size-[18px]" />
                </span>
                <span className="min-w-0">
                  <span className="block text-sm font-medium text-tremor-content-strong">{t(`roles.${role}`)}</span>
                  <span className="block text-xs text-tremor-content-default">
                    {busy === role ? t('busy') : t(`roleLeads.${role}`)}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <FormFailure failure={failure} />
    </div>
  );
}

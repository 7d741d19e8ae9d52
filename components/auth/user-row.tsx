'use client';
import { KeyRound, LogOut, UserCheck, UserX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ROLES, type Role } from '@/lib/core/roles';
import { Badge } from '../ui/badge';
import { Select } from '../ui/field';
import type { UserItem } from './users-panel';

export type RowChange = { kind: 'role'; role: Role } | { kind: 'disable' | 'enable' | 'reset' | 'signOut' };

const TONES = { active: 'good', pending: 'brand', disabled: 'neutral', demo: 'warning' } as const;

interface Props {
  user: UserItem;
  isBusy: boolean;
  onChange: (change: RowChange) => void;
}

/** One user: who, which role, in which state, and what can be done. Nobody changes or disables themselves here. */
export function UserRow({ user, isBusy, onChange }: Props) {
  const t = useTranslations('users');
  const roles = useTranslations('auth.roles');
  const state = user.isDisabled ? 'disabled' : user.isDemo ? 'demo' : user.isPending ? 'pending' : 'active';
  const isLocked = isBusy || user.isFixed;
  const changes = [
    { kind: 'reset', icon: KeyRound, isOffered: !user.isDisabled },
    { kind: 'signOut', icon: LogOut, isOffered: user.openSessions > 0 && !user.isSelf },
    { kind: 'disable', icon: UserX, isOffered: !user.isDisabled && !user.isSelf },
    { kind: 'enable', icon: UserCheck, isOffered: user.isDisabled },
  ] as const;
  return (
    <li className="grid gap-3 p-4 md:grid-cols-[minmax(0,1fr)_11rem_11rem_8rem] md:items-center">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 text-sm font-medium text-tremor-content-strong">
          <span className="truncate">{user.name}</span>
          {user.isSelf ? <span className="font-normal text-tremor-content-default">({t('you')})</span> : null}
          <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
        </p>
        <p className="truncate text-sm text-tremor-content-default">{user.email}</p>
      </div>
      <Select
        label={t('roleFor', { name: user.name })}
        isLabelHidden
        value={user.role}
        disabled={isLocked || user.isSelf}
        onChange={(event) => onChange({ kind: 'role', role: event.target.value as Role })}
        options={ROLES.map((role) => ({ value: role, label: roles(role) }))}
      />
      <div className="text-xs text-tremor-content-default">
        <p>
          {t('columns.lastSignIn')}
          <span className="block text-tremor-content-emphasis tabular-nums">{user.lastSignIn ?? t('never')}</span>
        </p>
        {user.openSessions > 0 ? <p>{t('sessions', { count: user.openSessions })}</p> : null}
      </div>
      <fieldset className="flex gap-1 md:justify-end">
        <legend className="sr-only">{t('menu', { name: user.name })}</legend>
        {changes.map(({ kind, icon: Icon, isOffered }) =>
          isOffered ? (
            <button
              key={kind}
              type="button"
              disabled={isLocked}
              title={t(`actions.${kind}`)}
              aria-label={`${t(`actions.${kind}`)} – ${user.name}`}
              onClick={() => onChange({ kind })}
              className="grid size-9 cursor-pointer place-items-center rounded-lg text-tremor-content-default hover:bg-tremor-background-subtle hover:text-tremor-content-strong disabled:cursor-not-allowed disabled:opacity-40"
            >
              <Icon aria-hidden className="size-4" />
            </button>
          ) : null,
        )}
      </fieldset>
    </li>
  );
}

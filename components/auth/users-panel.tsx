'use client';
import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import type { Role } from '@/lib/core/roles';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { CopyText } from './copy-text';
import { type Failure, FormFailure, FormSuccess } from './form-message';
import type { FormAction, FormState } from './form-state';
import { NewUserForm } from './new-user-form';
import { type RowChange, UserRow } from './user-row';

export interface UserItem {
  id: number;
  email: string;
  name: string;
  role: Role;
  isDemo: boolean;
  isDisabled: boolean;
  isPending: boolean;
  openSessions: number;
  lastSignIn: string | null;
  isSelf: boolean;
  /** a real account, looked at by a demo person */
  isFixed: boolean;
}

interface Props {
  users: UserItem[];
  isDemo: boolean;
  actions: {
    addUser: FormAction;
    giveRole: (id: number, role: string) => Promise<FormState>;
    disable: (id: number) => Promise<FormState>;
    enable: (id: number) => Promise<FormState>;
    reset: (id: number) => Promise<FormState>;
    signOut: (id: number) => Promise<FormState>;
  };
}

type Question =
  | { kind: 'new' }
  | { kind: 'confirm'; change: 'disable' | 'reset' | 'signOut'; user: UserItem }
  | { kind: 'link'; link: string; name: string };

/** The list of users, and the dialogs that change it. */
export function UsersPanel({ users, isDemo, actions }: Props) {
  const t = useTranslations('users');
  const [dialog, setDialog] = useState<Question | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [news, setNews] = useState<string | null>(null);
  const [isBusy, startTransition] = useTransition();

  // A dialog tells of its closing a moment later, when the next one may be open already: only its own state ends.
  const close = (kind: Question['kind']) => setDialog((shown) => (shown?.kind === kind ? null : shown));

  function run(user: UserItem, change: RowChange) {
    startTransition(async () => {
      setFailure(null);
      setNews(null);
      const result = await (change.kind === 'role'
        ? actions.giveRole(user.id, change.role)
        : actions[change.kind](user.id));
      setDialog(null);
      if (result.status === 'error') setFailure(result);
      else if (change.kind === 'reset')
        setDialog({ kind: 'link', link: (result.status === 'done' && result.text) || '', name: user.name });
      else setNews(t(`done.${change.kind}`, { name: user.name }));
    });
  }

  function ask(user: UserItem, change: RowChange) {
    if (change.kind === 'role' || change.kind === 'enable') run(user, change);
    else setDialog({ kind: 'confirm', change: change.kind, user });
  }

  return (
    <div>
      <section className="space-y-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-sm text-tremor-content-default">{t('count', { count: users.length })}</p>
          <Button kind="primary" onClick={() => setDialog({ kind: 'new' })}>
            <UserPlus aria-hidden className="size-4" />
            {t('new.open')}
          </Button>
        </div>
        <FormFailure failure={failure} />
        <FormSuccess text={news} />
        <ul className="divide-y divide-tremor-border-default rounded-xl bg-tremor-background-default ring-1 ring-tremor-border-default">
          {users.map((user) => (
            <UserRow key={user.id} user={user} isBusy={isBusy} onChange={(change) => ask(user, change)} />
          ))}
        </ul>
      </section>
      <Dialog title={t('new.title')} isOpen={dialog?.kind === 'new'} onClose={() => close('new')}>
        <NewUserForm
          isDemo={isDemo}
          add={actions.addUser}
          onCancel={() => close('new')}
          onDone={(name, link) => {
            setFailure(null);
            setNews(link ? null : t('done.created', { name }));
            setDialog(link ? { kind: 'link', link, name } : null);
          }}
        />
      </Dialog>
      <Dialog
        title={dialog?.kind === 'confirm' ? t(`actions.${dialog.change}`) : ''}
        isOpen={dialog?.kind === 'confirm'}
        onClose={() => close('confirm')}
      >
        {dialog?.kind === 'confirm' ? (
          <>
            <p className="text-sm">{t(`confirm.${dialog.change}`, { name: dialog.user.name })}</p>
            <div className="mt-5 flex justify-end gap-2">
              <Button onClick={() => close('confirm')}>{t('confirm.no')}</Button>
              <Button kind="danger" disabled={isBusy} onClick={() => run(dialog.user, { kind: dialog.change })}>
                {t('confirm.yes')}
              </Button>
            </div>
          </>
        ) : null}
      </Dialog>
      <Dialog title={t('link.title')} isOpen={dialog?.kind === 'link'} onClose={() => close('link')}>
        {dialog?.kind === 'link' ? (
          <div className="space-y-4">
            <p className="text-sm">{t('link.lead', { name: dialog.name })}</p>
            <CopyText text={dialog.link} label={t('link.title')} />
            <div className="flex justify-end">
              <Button onClick={() => close('link')}>{t('link.close')}</Button>
            </div>
          </div>
        ) : null}
      </Dialog>
    </div>
  );
}

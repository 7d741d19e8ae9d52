'use client';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '../ui/button';
import { FormFailure } from './form-message';
import { type FormAction, IDLE } from './form-state';
import { LabelledInput } from './labelled-input';

/** Chooses a password through a one-time link. */
export function PasswordForm({ token, email, choose }: { token: string; email: string; choose: FormAction }) {
  const t = useTranslations('auth');
  const [state, submit, isBusy] = useActionState(choose, IDLE);
  return (
    <form action={submit} className="space-y-4">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <LabelledInput
        isLarge
        label={t('password')}
        name="password"
        type="password"
        hint={t('passwordHint')}
        problem={state.status === 'error' ? state.fields.password : undefined}
        required
        autoFocus
        autoComplete="new-password"
        maxLength={200}
      />
      <FormFailure failure={state.status === 'error' ? state : null} />
      <Button kind="primary" type="submit" disabled={isBusy} className="min-h-11 w-full">
        {isBusy ? t('busy') : t('choose.submit')}
      </Button>
    </form>
  );
}

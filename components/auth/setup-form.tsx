'use client';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '../ui/button';
import { FormFailure, FormSuccess } from './form-message';
import { type FormAction, IDLE } from './form-state';
import { LabelledInput } from './labelled-input';
import { useFormAction } from './use-form-action';

interface Props {
  token: string;
  create: FormAction;
  renew: FormAction;
}

/** Creates the first administrator with the token of the server's console. */
export function SetupForm({ token, create, renew }: Props) {
  const t = useTranslations('auth');
  const { typed, failure, problems, submit, isBusy } = useFormAction(create);
  const [renewed, askAgain, isAsking] = useActionState(renew, IDLE);
  const renewFailure = renewed.status === 'error' ? renewed : null;
  return (
    <>
      <form action={submit} className="space-y-4">
        <LabelledInput
          isLarge
          label={t('setup.token')}
          name="token"
          defaultValue={typed.token ?? token}
          problem={problems.token}
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={!token}
        />
        <LabelledInput
          isLarge
          label={t('setup.name')}
          name="name"
          defaultValue={typed.name}
          problem={problems.name}
          required
          autoComplete="name"
          maxLength={120}
        />
        <LabelledInput
          isLarge
          label={t('email')}
          name="email"
          defaultValue={typed.email}
          type="email"
          problem={problems.email}
          required
          autoComplete="username"
          maxLength={254}
        />
        <LabelledInput
          isLarge
          label={t('password')}
          name="password"
          type="password"
          hint={t('passwordHint')}
          problem={problems.password}
          required
          autoComplete="new-password"
          maxLength={200}
        />
        <FormFailure failure={failure ?? renewFailure} />
        <FormSuccess text={renewed.status === 'done' ? t('setup.renewed') : null} />
        <Button kind="primary" type="submit" disabled={isBusy} className="min-h-11 w-full">
          {isBusy ? t('busy') : t('setup.submit')}
        </Button>
      </form>
      <form action={askAgain} className="mt-4">
        <Button kind="secondary" type="submit" disabled={isAsking} className="w-full">
          {t('setup.renew')}
        </Button>
      </form>
    </>
  );
}

'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button';
import { enter } from './enter';
import { type Failure, FormFailure } from './form-message';
import { LabelledInput } from './labelled-input';

/** E-mail and password. `next` is the path to open afterwards. */
export function SignInForm({ next, hasFocus }: { next: string; hasFocus: boolean }) {
  const t = useTranslations('auth');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFailure(null);
    const refused = await enter('password', {
      email: String(form.get('email') ?? ''),
      password: String(form.get('password') ?? ''),
    });
    if (!refused) return window.location.assign(next);
    setFailure(refused);
    setBusy(false);
  }

  return (
    <form onSubmit={submit} method="post" className="space-y-4">
      <LabelledInput
        isLarge
        label={t('email')}
        name="email"
        type="email"
        autoComplete="username"
        autoFocus={hasFocus}
        required
        maxLength={254}
      />
      <LabelledInput
        isLarge
        label={t('password')}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        maxLength={200}
      />
      <FormFailure failure={failure} />
      <Button kind="primary" type="submit" disabled={isBusy} className="min-h-11 w-full">
        {isBusy ? t('busy') : t('submit')}
      </Button>
      <p className="text-xs text-tremor-content-default">{t('forgotten')}</p>
    </form>
  );
}

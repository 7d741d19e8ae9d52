'use client';
import { useLocale, useTranslations } from 'next-intl';
import { LOCALES } from '@/lib/core/locale';
import { ROLES } from '@/lib/core/roles';
import { Button } from '../ui/button';
import { Select } from '../ui/field';
import { FormFailure } from './form-message';
import type { FormAction } from './form-state';
import { LabelledInput } from './labelled-input';
import { useFormAction } from './use-form-action';

interface Props {
  isDemo: boolean;
  add: FormAction;
  onCancel: () => void;
  onDone: (name: string, link: string | undefined) => void;
}

const LANGUAGES = { fr: 'Français', en: 'English' } as const;

/** A new user; what was typed stays when the server refuses it. */
export function NewUserForm({ isDemo, add, onCancel, onDone }: Props) {
  const t = useTranslations('users.new');
  const auth = useTranslations('auth');
  const locale = useLocale();
  const { typed, failure, problems, submit, isBusy } = useFormAction(add, (given, link) =>
    onDone(given.name ?? '', link),
  );
  return (
    <form action={submit} className="space-y-4">
      <LabelledInput
        label={t('name')}
        name="name"
        defaultValue={typed.name}
        problem={problems.name}
        required
        maxLength={120}
        autoComplete="off"
      />
      <LabelledInput
        label={t('email')}
        name="email"
        type="email"
        defaultValue={typed.email}
        problem={problems.email}
        required
        maxLength={254}
        autoComplete="off"
      />
      <div className="grid grid-cols-2 gap-4">
        <Select
          key={`role-${typed.role}`}
          label={t('role')}
          name="role"
          defaultValue={typed.role ?? 'ANALYST'}
          options={ROLES.map((role) => ({ value: role, label: auth(`roles.${role}`) }))}
        />
        <Select
          key={`locale-${typed.locale}`}
          label={t('language')}
          name="locale"
          defaultValue={typed.locale ?? locale}
          options={LOCALES.map((each) => ({ value: each, label: LANGUAGES[each] }))}
        />
      </div>
      <LabelledInput
        label={t('password')}
        name="password"
        type="password"
        hint={t('passwordHint')}
        problem={problems.password}
        maxLength={200}
        autoComplete="new-password"
      />
      {isDemo ? <p className="text-xs text-tremor-content-default">{t('demoHint')}</p> : null}
      <FormFailure failure={failure} />
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button kind="primary" type="submit" disabled={isBusy}>
          {isBusy ? auth('busy') : t('submit')}
        </Button>
      </div>
    </form>
  );
}

'use client';
import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type InputHTMLAttributes, useId, useState } from 'react';

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> {
  label: string;
  hint?: string;
  /** key of a sentence in `auth.fields` */
  problem?: string;
  /** as tall as on the pages that are nothing but a form */
  isLarge?: boolean;
}

export const INPUT =
  'block w-full rounded-lg border border-tremor-border-strong bg-tremor-background-default px-3 text-sm text-tremor-content-strong aria-invalid:border-bad';

/** A label, its input, a hint and what is wrong with the value, tied together for screen readers. */
export function LabelledInput({ label, hint, problem, type, isLarge, ...input }: Props) {
  const id = useId();
  const t = useTranslations('auth');
  const [isShown, setShown] = useState(false);
  const isPassword = type === 'password';
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  const Icon = isShown ? EyeOff : Eye;
  return (
    <div className="space-y-1">
      <label
        htmlFor={id}
        className={`block font-medium ${isLarge ? 'text-sm text-tremor-content-strong' : 'text-xs text-tremor-content-default'}`}
      >
        {label}
      </label>
      <div className="relative">
        <input
          {...input}
          id={id}
          type={isPassword && isShown ? 'text' : type}
          aria-invalid={problem ? true : undefined}
          aria-describedby={described || undefined}
          className={`${INPUT} ${isLarge ? 'min-h-11' : 'min-h-9'} ${isPassword ? 'pr-11' : ''}`}
        />
        {isPassword ? (
          <button
            type="button"
            aria-pressed={isShown}
            aria-label={t(isShown ? 'hidePassword' : 'showPassword')}
            onClick={() => setShown(!isShown)}
            className="absolute inset-y-1 right-1 grid w-9 cursor-pointer place-items-center rounded-md text-tremor-content-default hover:text-tremor-content-strong"
          >
            <Icon aria-hidden className="size-4" />
          </button>
        ) : null}
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-tremor-content-default">
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p id={`${id}-problem`} className="text-xs text-bad">
          {t.has(`fields.${problem}`) ? t(`fields.${problem}`) : t('fields.invalid')}
        </p>
      ) : null}
    </div>
  );
}

'use client';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';

export interface Draft {
  name: string;
  isShared: boolean;
  isMoving: boolean;
}

interface Props {
  draft: Draft;
  /** The moving period that the days are; null where they are days like any other. */
  preset: string | null;
  isBusy: boolean;
  problem: string | null;
  onCancel(): void;
  onSubmit(draft: Draft): void;
}

/** Name of a view, who sees it, and whether its period moves on. */
export function ViewForm({ draft, preset, isBusy, problem, onCancel, onSubmit }: Props) {
  const t = useTranslations('question.views');
  const presets = useTranslations('ui.controls.presets');
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onSubmit({ name: String(form.get('name') ?? ''), isShared: form.has('isShared'), isMoving: form.has('isMoving') });
  }
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field label={t('name')} name="name" defaultValue={draft.name} required maxLength={120} data-first-focus />
      <div className="space-y-2">
        <Check name="isShared" label={t('share')} isChecked={draft.isShared} />
        {preset ? (
          <Check
            name="isMoving"
            label={t('moving', { preset: presets(preset).toLowerCase() })}
            isChecked={draft.isMoving}
          />
        ) : null}
      </div>
      {problem ? (
        <p role="alert" className="text-sm text-bad">
          {problem}
        </p>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="submit" kind="primary" disabled={isBusy}>
          {t('confirm')}
        </Button>
      </div>
    </form>
  );
}

function Check({ name, label, isChecked }: { name: string; label: string; isChecked: boolean }) {
  return (
    <label className="flex min-h-6 items-center gap-2 text-sm text-tremor-content-emphasis">
      <input
        type="checkbox"
        name={name}
        defaultChecked={isChecked}
        className="size-4 shrink-0 accent-tremor-brand-default"
      />
      {label}
    </label>
  );
}

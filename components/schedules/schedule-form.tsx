'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/field';
import { FormFailure } from '../auth/form-message';
import type { FormAction } from '../auth/form-state';
import { LabelledInput } from '../auth/labelled-input';
import { useFormAction } from '../auth/use-form-action';
import type { ScheduleView } from './schedule-data';

interface Props {
  schedule: ScheduleView | null;
  intervals: readonly number[];
  formats: readonly { value: string; label: string }[];
  inbox: string;
  save: FormAction;
  onDone(): void;
}

/** Where files come from, how often, and what is known about them. */
export function ScheduleForm({ schedule, intervals, formats, inbox, save, onDone }: Props) {
  const t = useTranslations('schedules.form');
  const auth = useTranslations('auth');
  const { typed, failure, problems, submit, isBusy } = useFormAction(save, onDone);
  const [kind, setKind] = useState(schedule?.kind ?? 'folder');
  const location = problems.location;
  return (
    <form action={submit} className="space-y-4">
      <input type="hidden" name="id" value={schedule?.id ?? ''} />
      <LabelledInput
        label={t('name')}
        name="name"
        defaultValue={typed.name ?? schedule?.name}
        placeholder={t('nameExample')}
        problem={problems.name}
        required
        maxLength={120}
        autoComplete="off"
      />
      <fieldset>
        <legend className="mb-1 text-xs font-medium text-tremor-content-default">{t('kind')}</legend>
        <div className="grid gap-2 sm:grid-cols-2">
          {(['folder', 'url'] as const).map((value) => (
            <label
              key={value}
              className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-lg border border-tremor-border-default px-3 text-sm has-checked:border-tremor-brand-default has-checked:bg-tremor-brand-faint"
            >
              <input
                type="radio"
                name="kind"
                value={value}
                checked={kind === value}
                onChange={() => setKind(value)}
                className="size-4 accent-tremor-brand-default"
              />
              {t(`kinds.${value}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <LabelledInput
        key={kind}
        label={t(`location.${kind}`)}
        hint={location ? undefined : t(`hint.${kind}`, { inbox })}
        name="location"
        defaultValue={typed.location ?? (schedule?.kind === kind ? schedule.location : undefined)}
        placeholder={kind === 'url' ? 'https://…' : t('folderExample')}
        problem={location === 'folder' || location === 'address' ? location : location && 'invalid'}
        required
        maxLength={2000}
        autoComplete="off"
        spellCheck={false}
      />
      <Select
        label={t('every')}
        name="everyMinutes"
        defaultValue={typed.everyMinutes ?? String(schedule?.everyMinutes ?? 60)}
        options={intervals.map((minutes) => ({ value: String(minutes), label: t(`intervals.${minutes}`) }))}
      />
      <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
        <Select
          label={t('format')}
          name="format"
          defaultValue={typed.format ?? schedule?.format ?? ''}
          options={[{ value: '', label: t('detected') }, ...formats]}
        />
        <LabelledInput
          label={t('currency')}
          name="currency"
          defaultValue={typed.currency ?? schedule?.currency}
          placeholder="EUR"
          problem={problems.currency}
          maxLength={3}
          autoComplete="off"
        />
      </div>
      <FormFailure failure={failure} />
      <div className="flex justify-end gap-2">
        <Button kind="primary" type="submit" disabled={isBusy}>
          {isBusy ? auth('busy') : t('save')}
        </Button>
      </div>
    </form>
  );
}

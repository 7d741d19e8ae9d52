'use client';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/field';
import { FormFailure } from '../auth/form-message';
import type { FormAction } from '../auth/form-state';
import { INPUT, LabelledInput } from '../auth/labelled-input';
import { useFormAction } from '../auth/use-form-action';
import type { SiteView } from './tracking-data';

interface Props {
  site: SiteView | null;
  channels: readonly { id: number; name: string }[];
  save: FormAction;
  onDone(key: string): void;
}

/** A site: its name, the sales channel that its orders belong to, and the addresses of its pages. */
export function SiteForm({ site, channels, save, onDone }: Props) {
  const t = useTranslations('tracking.form');
  const auth = useTranslations('auth');
  const id = useId();
  const { typed, failure, problems, submit, isBusy } = useFormAction(save, (_typed, key) => onDone(key ?? ''));
  return (
    <form action={submit} className="space-y-4">
      <input type="hidden" name="key" value={site?.key ?? ''} />
      <LabelledInput
        label={t('name')}
        name="name"
        defaultValue={typed.name ?? site?.name}
        problem={problems.name}
        required
        maxLength={120}
        autoComplete="off"
      />
      <Select
        label={t('channel')}
        name="channel"
        defaultValue={typed.channel ?? String(site?.channelId ?? channels[0]?.id ?? '')}
        options={channels.map((channel) => ({ value: String(channel.id), label: channel.name }))}
      />
      <div className="space-y-1">
        <label htmlFor={id} className="block text-xs font-medium text-tremor-content-default">
          {t('origins')}
        </label>
        <textarea
          id={id}
          name="origins"
          rows={3}
          required
          defaultValue={typed.origins ?? site?.origins.join('\n')}
          placeholder="https://www.ma-boutique.fr"
          aria-invalid={problems.origins ? true : undefined}
          aria-describedby={`${id}-hint`}
          className={`${INPUT} py-2`}
        />
        <p id={`${id}-hint`} className={`text-xs ${problems.origins ? 'text-bad' : 'text-tremor-content-default'}`}>
          {t(problems.origins ? 'originsProblem' : 'originsHint')}
        </p>
      </div>
      <label className="flex min-h-6 items-center gap-2.5 text-sm">
        <input
          type="checkbox"
          name="isActive"
          defaultChecked={site?.isActive ?? true}
          className="size-4 accent-tremor-brand-default"
        />
        {t('active')}
      </label>
      <FormFailure failure={failure} />
      <div className="flex justify-end">
        <Button kind="primary" type="submit" disabled={isBusy}>
          {isBusy ? auth('busy') : t('save')}
        </Button>
      </div>
    </form>
  );
}

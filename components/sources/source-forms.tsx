'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { FormFailure } from '../auth/form-message';
import type { FormAction } from '../auth/form-state';
import { LabelledInput } from '../auth/labelled-input';
import { useFormAction } from '../auth/use-form-action';
import type { CellFacts, SourceView } from './matrix-data';

/** Who answers for one KPI in one kind of system. */
export function KpiSourceForm({ cell, save }: { cell: CellFacts; save: FormAction }) {
  const t = useTranslations('sources.detail');
  return (
    <EditForm
      title={t('edit')}
      save={save}
      hidden={{ kpi: cell.kpi, kind: cell.kind }}
      isRecord={cell.isSystemOfRecord}
    >
      {(problems) => (
        <>
          <LabelledInput
            label={t('owner')}
            name="owner"
            defaultValue={cell.edited.owner}
            placeholder={cell.owner}
            maxLength={120}
            problem={problems.owner}
          />
          <Latency value={cell.edited.latency} problem={problems.latency} />
        </>
      )}
    </EditForm>
  );
}

/** The same of a system as a whole. */
export function SourceSystemForm({ source, save }: { source: SourceView; save: FormAction }) {
  const t = useTranslations('sources.detail');
  return (
    <EditForm title={t('editSystem')} save={save} hidden={{ id: String(source.id) }} isRecord={source.isSystemOfRecord}>
      {(problems) => (
        <>
          <LabelledInput label={t('owner')} name="owner" defaultValue={source.owner} maxLength={120} />
          <LabelledInput label={t('steward')} name="steward" defaultValue={source.steward} maxLength={120} />
          <Latency value={source.expectedLatencyHours?.toString() ?? ''} problem={problems.latency} />
        </>
      )}
    </EditForm>
  );
}

function Latency({ value, problem }: { value: string; problem: string | undefined }) {
  const t = useTranslations('sources.detail');
  return (
    <LabelledInput
      label={t('latency')}
      name="latency"
      type="number"
      min={0}
      max={8784}
      defaultValue={value}
      hint={t('latencyHint')}
      problem={problem}
    />
  );
}

interface EditProps {
  title: string;
  save: FormAction;
  hidden: Record<string, string>;
  isRecord: boolean;
  children: (problems: Record<string, string | undefined>) => ReactNode;
}

function EditForm({ title, save, hidden, isRecord, children }: EditProps) {
  const t = useTranslations('sources.detail');
  const toast = useToast();
  const { failure, problems, submit, isBusy } = useFormAction(save, () => toast(t('saved')));
  return (
    <details className="mt-4 rounded-lg bg-tremor-background-muted px-4 py-3">
      <summary className="rounded text-sm font-medium text-tremor-content-strong">{title}</summary>
      <form action={submit} className="mt-3 space-y-3">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children(problems)}
        <label className="flex min-h-6 items-center gap-2.5 text-sm text-tremor-content-emphasis">
          <input
            type="checkbox"
            name="isSystemOfRecord"
            defaultChecked={isRecord}
            className="size-4 accent-tremor-brand-default"
          />
          {t('record')}
        </label>
        <FormFailure failure={failure} />
        <Button kind="primary" type="submit" disabled={isBusy}>
          {t('save')}
        </Button>
      </form>
    </details>
  );
}

'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/field';
import { useToast } from '@/components/ui/toast';
import type { ActionAnswer } from './action-answer';
import { Failure, type FailureData } from './failure';
import { LabelledText } from './labelled-text';

export interface RecordData {
  state: 'proposed' | 'pilot' | 'active' | 'deprecated';
  owner: string;
  steward: string;
  purpose: { fr: string; en: string };
  decisionValue: number | null;
  effort: number | null;
  successor: string | null;
  amberBelow: number | null;
}

interface Props {
  kpiId: string;
  record: RecordData;
  successors: readonly { value: string; label: string }[];
  keep(kpiId: string, record: RecordData): Promise<ActionAnswer<string>>;
}

const POINTS = ['', '1', '2', '3', '4', '5'];
const points = (text: string) => (text === '' ? null : Number(text));

/** Who answers for a KPI, what it is for, where it stands, and below which completeness it turns amber. */
export function RecordForm({ kpiId, record, successors, keep }: Props) {
  const t = useTranslations('governance.record');
  const lifecycle = useTranslations('governance.lifecycle');
  const toast = useToast();
  const [given, setGiven] = useState(record);
  const [failure, setFailure] = useState<FailureData | null>(null);
  const [isBusy, startTransition] = useTransition();
  const isCandidate = record.state === 'proposed';
  const states = isCandidate ? (['proposed'] as const) : (['pilot', 'active', 'deprecated'] as const);
  const set = (changes: Partial<RecordData>) => setGiven({ ...given, ...changes });
  const scale = POINTS.map((value) => ({ value, label: value || '—' }));

  function save() {
    setFailure(null);
    startTransition(async () => {
      const answer = await keep(kpiId, given);
      if (answer.status === 'error') setFailure(answer);
      else toast(t('saved'));
    });
  }

  return (
    <div className="space-y-3">
      {isCandidate ? null : (
        <Select
          label={t('state')}
          value={given.state}
          onChange={(event) => set({ state: event.target.value as RecordData['state'] })}
          options={states.map((value) => ({ value, label: lifecycle(value) }))}
        />
      )}
      {given.state === 'deprecated' ? (
        <Select
          label={t('successor')}
          value={given.successor ?? ''}
          onChange={(event) => set({ successor: event.target.value || null })}
          options={[{ value: '', label: '—' }, ...successors]}
        />
      ) : null}
      <LabelledText label={t('owner')} value={given.owner} onChange={(owner) => set({ owner })} maxLength={120} />
      <LabelledText
        label={t('steward')}
        value={given.steward}
        onChange={(steward) => set({ steward })}
        maxLength={120}
      />
      {(['fr', 'en'] as const).map((language) => (
        <LabelledText
          key={language}
          label={t(`purpose.${language}`)}
          value={given.purpose[language]}
          onChange={(value) => set({ purpose: { ...given.purpose, [language]: value } })}
          maxLength={600}
          lang={language}
          isLong
        />
      ))}
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={t('decisionValue')}
          value={String(given.decisionValue ?? '')}
          onChange={(event) => set({ decisionValue: points(event.target.value) })}
          options={scale}
        />
        <Select
          label={t('effort')}
          value={String(given.effort ?? '')}
          onChange={(event) => set({ effort: points(event.target.value) })}
          options={scale}
        />
      </div>
      {isCandidate ? null : (
        <Select
          label={t('amber')}
          value={given.amberBelow === null ? '' : String(given.amberBelow)}
          onChange={(event) => set({ amberBelow: points(event.target.value) })}
          options={[
            { value: '', label: t('amberDefault') },
            ...['0.5', '0.7', '0.8', '0.9', '0.95', '0.98', '1'].map((value) => ({
              value,
              label: t('percent', { share: Math.round(Number(value) * 100) }),
            })),
          ]}
        />
      )}
      <Failure failure={failure} />
      <Button onClick={save} disabled={isBusy} className="w-full">
        {t('save')}
      </Button>
    </div>
  );
}

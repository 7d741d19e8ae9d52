'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import type { ActionAnswer } from './action-answer';
import { Failure, type FailureData } from './failure';
import { LabelledText } from './labelled-text';

interface Props {
  id: number;
  mayDecide: boolean;
  mayWithdraw: boolean;
  approve(id: number, note: string): Promise<ActionAnswer<number>>;
  reject(id: number, note: string): Promise<ActionAnswer<number>>;
  withdraw(id: number): Promise<ActionAnswer<number>>;
}

/** Approve or reject with a note, or take the proposal back. */
export function DecisionPanel({ id, mayDecide, mayWithdraw, approve, reject, withdraw }: Props) {
  const t = useTranslations('governance.decide');
  const fields = useTranslations('governance.fields');
  const toast = useToast();
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<FailureData | null>(null);
  const [problem, setProblem] = useState<string | undefined>();
  const [isBusy, startTransition] = useTransition();

  function run(what: 'approved' | 'rejected' | 'withdrawn') {
    setFailure(null);
    setProblem(what === 'rejected' && note.trim() === '' ? fields('required') : undefined);
    if (what === 'rejected' && note.trim() === '') return;
    startTransition(async () => {
      const answer = await (what === 'approved'
        ? approve(id, note)
        : what === 'rejected'
          ? reject(id, note)
          : withdraw(id));
      if (answer.status === 'error') setFailure(answer);
      else toast(t(what, { version: answer.value }));
    });
  }

  return (
    <div className="space-y-4">
      {mayDecide ? (
        <LabelledText
          label={t('note')}
          hint={t('noteHint')}
          value={note}
          onChange={setNote}
          problem={problem}
          isLong
          maxLength={600}
        />
      ) : null}
      <Failure failure={failure} />
      <div className="flex flex-wrap justify-end gap-2">
        {mayWithdraw ? (
          <Button disabled={isBusy} onClick={() => run('withdrawn')}>
            {t('withdraw')}
          </Button>
        ) : null}
        {mayDecide ? (
          <>
            <Button disabled={isBusy} onClick={() => run('rejected')}>
              {t('reject')}
            </Button>
            <Button kind="primary" disabled={isBusy} onClick={() => run('approved')}>
              {t('approve')}
            </Button>
          </>
        ) : null}
      </div>
    </div>
  );
}

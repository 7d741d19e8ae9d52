'use client';
import { useTranslations } from 'next-intl';
import { useOptimistic, useState, useTransition } from 'react';
import type { ActionAnswer } from './action-answer';
import { Failure, type FailureData } from './failure';

interface Props {
  isSingle: boolean;
  declare(isSingle: boolean): Promise<ActionAnswer<boolean>>;
}

/** Declares that there is one administrator only, who may then approve what the same person proposed. */
export function SingleAdminSwitch({ isSingle, declare }: Props) {
  const t = useTranslations('governance.single');
  const [failure, setFailure] = useState<FailureData | null>(null);
  const [shown, show] = useOptimistic(isSingle);
  const [isBusy, startTransition] = useTransition();
  return (
    <div>
      <label className="flex min-h-6 items-start gap-3 text-sm">
        <input
          type="checkbox"
          checked={shown}
          disabled={isBusy}
          onChange={(event) => {
            const wanted = event.target.checked;
            startTransition(async () => {
              show(wanted);
              const answer = await declare(wanted);
              setFailure(answer.status === 'error' ? answer : null);
            });
          }}
          className="mt-0.5 size-4 accent-tremor-brand-default"
        />
        <span>
          <span className="font-medium text-tremor-content-strong">{t('label')}</span>
          <span className="block text-xs text-tremor-content-default">{t(shown ? 'on' : 'off')}</span>
        </span>
      </label>
      <Failure failure={failure} />
    </div>
  );
}

'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import type { Words } from '../use-words';
import { type Kind, searchTargets } from './match-data';
import { TargetLine } from './target-line';

interface Props {
  kind: Kind;
  words: Words;
  isBusy: boolean;
  /** what it already is, and cannot be matched to */
  except?: string;
  onChoose(target: string): void;
}

/** Finds what an item is where no suggestion fits. */
export function TargetSearch({ kind, words, isBusy, except, onChoose }: Props) {
  const t = useTranslations('imports.matching');
  const [text, setText] = useState('');
  const search = useDeferredValue(text.trim());
  const { data, isError } = useQuery({
    queryKey: ['targets', kind, search],
    queryFn: () => searchTargets(kind, search),
    enabled: search.length > 0,
    placeholderData: keepPreviousData,
  });
  const found = data?.targets.filter(({ target }) => target !== except) ?? [];
  return (
    <div className="space-y-2 rounded-lg bg-tremor-background-muted p-3">
      <Field
        label={t(`searchFor.${kind}`)}
        type="search"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {isError ? (
        <p role="alert" className="text-sm text-bad">
          {t('failed')}
        </p>
      ) : null}
      {search && data && found.length === 0 ? (
        <p role="status" className="text-sm text-tremor-content-default">
          {t('nothingFound')}
        </p>
      ) : null}
      <ul className="divide-y divide-tremor-border-default">
        {search
          ? found.map((target) => (
              <li key={target.target} className="flex items-center justify-between gap-3 py-2">
                <TargetLine target={target} words={words} />
                <Button
                  disabled={isBusy}
                  aria-label={t('chooseName', { name: target.label })}
                  onClick={() => onChoose(target.target)}
                >
                  {t('choose')}
                </Button>
              </li>
            ))
          : null}
      </ul>
    </div>
  );
}

'use client';
import { CircleHelp, ClipboardCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { declareAnswer, declareConfirmed } from './declare';
import type { Declared, FoundFile } from './import-data';
import type { Words } from './use-words';

interface Props {
  file: FoundFile;
  declared: Declared;
  isBusy: boolean;
  words: Words;
  onDeclare(declared: Declared): void;
}

/** What a file of this kind never says, such as the day of a stock count. */
export function AskedAnswers({ file, declared, words, onDeclare }: Props) {
  const t = useTranslations('imports.asks');
  if (file.asks.length === 0) return null;
  const isOpen = file.asks.some(({ value }) => value === '');
  return (
    <section
      aria-label={t('title')}
      className={`rounded-lg px-4 py-3 ${isOpen ? 'bg-warning-faint' : 'bg-tremor-background-muted'}`}
    >
      <p
        className={`flex items-center gap-2 text-sm font-semibold ${isOpen ? 'text-warning' : 'text-tremor-content-strong'}`}
      >
        <CircleHelp aria-hidden className="size-4" />
        {t('title')}
      </p>
      <div className="mt-2 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {file.asks.map((ask) => (
          <Answer
            key={ask.name}
            ask={ask}
            label={ask.label[words.locale]}
            onAnswer={(value) => onDeclare(declareAnswer(declared, ask.name, value))}
          />
        ))}
      </div>
    </section>
  );
}

interface AnswerProps {
  ask: FoundFile['asks'][number];
  label: string;
  onAnswer(value: string): void;
}

function Answer({ ask, label, onAnswer }: AnswerProps) {
  const t = useTranslations('imports.asks');
  const [value, setValue] = useState(ask.value);
  return (
    <div>
      <Field
        label={label}
        type={ask.type === 'day' ? 'date' : 'text'}
        value={value}
        required
        onChange={({ target }) => {
          setValue(target.value);
          // A day is whole as soon as the browser gives one; a text is when the reader leaves it.
          if (ask.type === 'day' && target.value) onAnswer(target.value);
        }}
        onBlur={() => value !== ask.value && onAnswer(value)}
      />
      {ask.isSuggested && ask.value ? (
        <p className="mt-1 text-xs text-tremor-content-default">{t('suggested')}</p>
      ) : null}
    </div>
  );
}

/** A layout that nobody has seen in a real file: whoever imports the first one says that its columns are right. */
export function ConfirmColumns({ file, declared, isBusy, onDeclare }: Omit<Props, 'words'>) {
  const t = useTranslations('imports.confirm');
  if (!file.needsConfirmation) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg bg-warning-faint px-4 py-3 text-sm text-warning">
      <ClipboardCheck aria-hidden className="size-5 shrink-0" />
      <p className="min-w-0 flex-1 basis-64">
        <strong className="font-semibold">{t('title')}</strong> {t('text')}
      </p>
      <Button disabled={isBusy} onClick={() => onDeclare(declareConfirmed(file, declared))}>
        {t('button')}
      </Button>
    </div>
  );
}

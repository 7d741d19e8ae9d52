'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import type { LineFacts } from './import-data';
import { readLine } from './import-requests';
import { useReasons } from './use-reasons';
import type { Words } from './use-words';

/** From a line of the file to what it became. */
export function LineFinder({ batch, words }: { batch: number; words: Words }) {
  const t = useTranslations('imports.line');
  const reasons = useReasons();
  const [text, setText] = useState('');
  const [line, setLine] = useState<number | null>(null);
  const { data, error, isFetching } = useQuery({
    queryKey: ['line', batch, line],
    queryFn: () => readLine(batch, line ?? 0),
    enabled: line !== null,
    retry: false,
  });
  function find(event: FormEvent) {
    event.preventDefault();
    const number = Number(text);
    setLine(Number.isInteger(number) && number > 0 ? number : null);
  }
  return (
    <Card>
      <form onSubmit={find} className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="text-base font-semibold text-tremor-content-strong">{t('title')}</h2>
          <p className="mt-0.5 text-xs text-tremor-content-default">{t('lead')}</p>
        </div>
        <div className="w-32">
          <Field
            label={t('number')}
            type="number"
            min={1}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </div>
        <Button type="submit" disabled={isFetching}>
          {t('find')}
        </Button>
      </form>
      <div aria-live="polite">
        {error ? (
          <p role="alert" className="mt-3 text-sm text-bad">
            {reasons.refusal(error)}
          </p>
        ) : null}
        {data && line !== null ? <Facts facts={data} line={line} words={words} /> : null}
      </div>
    </Card>
  );
}

function Facts({ facts, line, words }: { facts: LineFacts; line: number; words: Words }) {
  const t = useTranslations('imports.line');
  const reasons = useReasons();
  const money = (tenThousandths: string, currency: string) =>
    words.money(String(Number(tenThousandths) / 10_000), currency.trim());
  const told = [
    ...facts.lines.map((row) =>
      t('sale', { order: row.order, sku: row.sku, quantity: row.quantity, amount: money(row.net, row.currency) }),
    ),
    ...facts.refunds.map((row) =>
      t('refund', { order: row.order, sku: row.sku, quantity: row.quantity, amount: money(row.amount, row.currency) }),
    ),
    ...facts.payments.map((row) =>
      t('payment', { order: row.order, method: row.method, amount: money(row.amount, row.currency) }),
    ),
    ...(facts.quarantined
      ? [
          t(facts.quarantined.resolved ? 'resolved' : 'quarantined', {
            column: facts.quarantined.column || '—',
            reason: reasons.problem(facts.quarantined.code),
          }),
        ]
      : []),
  ];
  return (
    <div data-line-facts={line} className="mt-4 space-y-2 rounded-lg bg-tremor-background-muted p-4 text-sm">
      {facts.text === null ? (
        <p className="text-xs text-tremor-content-default">{t('notKept')}</p>
      ) : (
        <pre className="overflow-x-auto rounded bg-tremor-background-subtle px-3 py-2 text-xs whitespace-pre-wrap">
          {facts.text}
        </pre>
      )}
      {told.length > 0 ? (
        <ul className="list-disc space-y-1 pl-5">
          {told.map((text, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two facts may read the same
            <li key={i}>{text}</li>
          ))}
        </ul>
      ) : (
        <p>{t('nothing')}</p>
      )}
    </div>
  );
}

'use client';
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, RotateCcw } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field, Select } from '@/components/ui/field';
import { Skeleton } from '@/components/ui/skeleton';
import { useToast } from '@/components/ui/toast';
import type { BatchReport, Corrected } from './import-data';
import { correctRows, readWaiting, retryRows } from './import-requests';
import { QuarantineGrid } from './quarantine-grid';
import { useCorrections } from './use-corrections';
import { useReasons } from './use-reasons';
import type { Words } from './use-words';

const PAGE = 25;

/** The rows that were not taken: why, corrected in their place, and imported again. */
export function QuarantineCard({ batch, words }: { batch: BatchReport; words: Words }) {
  const t = useTranslations('imports.quarantine');
  const reasons = useReasons();
  const client = useQueryClient();
  const toast = useToast();
  const [text, setText] = useState('');
  const [code, setCode] = useState('');
  const [isAll, setAll] = useState(false);
  const search = useDeferredValue(text.trim());
  const corrections = useCorrections();
  const { data, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['quarantine', batch.id, search, code],
    queryFn: ({ pageParam }) => readWaiting(batch.id, { after: String(pageParam), limit: String(PAGE), search, code }),
    initialPageParam: 0,
    placeholderData: keepPreviousData,
    getNextPageParam: (last) => (last.rows.length === PAGE ? last.rows.at(-1)?.line : undefined),
  });
  const first = data?.pages[0];
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const total = first?.total ?? 0;
  const done = (report: Corrected | null) => {
    corrections.forget();
    if (report) toast(t('taken', { taken: report.rows - report.quarantined, left: report.quarantined }));
    void client.invalidateQueries({ queryKey: ['quarantine', batch.id] });
    void client.invalidateQueries({ queryKey: ['import', batch.id] });
  };
  const correct = useMutation({ mutationFn: () => correctRows(batch.id, corrections.rows(rows)), onSuccess: done });
  const retry = useMutation({ mutationFn: () => retryRows(batch.id, code ? [code] : undefined), onSuccess: done });
  const isBusy = correct.isPending || retry.isPending;
  const failure = correct.error ?? retry.error;
  const isOver = first !== undefined && first.waiting === 0;
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="max-w-2xl">
          <h2 className="text-base font-semibold text-tremor-content-strong">{t('title')}</h2>
          <p className="mt-0.5 text-xs text-tremor-content-default">
            {t(isOver ? 'allResolved' : 'lead')}
            {first && first.resolved > 0 && !isOver ? ` ${t('resolved', { count: first.resolved })}` : ''}
          </p>
        </div>
        <a href={`/api/v1/imports/${batch.id}/quarantine`} download className={buttonClass()}>
          <Download aria-hidden className="size-4" />
          {t('download')}
        </a>
      </div>
      {isOver ? null : (
        <div className="mt-4 grid gap-3 sm:grid-cols-2 lg:max-w-3xl">
          <Field label={t('search')} type="search" value={text} onChange={(event) => setText(event.target.value)} />
          <Select
            label={t('reasonFilter')}
            value={code}
            onChange={(event) => setCode(event.target.value)}
            options={[
              { value: '', label: t('all') },
              ...(first?.reasons ?? batch.quarantine).map((each) => ({
                value: each.code,
                label: `${reasons.problem(each.code)} (${words.count(each.rows)})`,
              })),
            ]}
          />
        </div>
      )}
      {first?.reasons.some((reason) => reason.code === 'unknown_sku') ? (
        <p className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-tremor-brand-faint px-3 py-2 text-sm text-tremor-brand-emphasis">
          {t('matchingText')}
          <Link href="/imports/matching?kind=sku" className="font-medium underline underline-offset-2">
            {t('matchingLink')}
          </Link>
        </p>
      ) : null}
      <div className="mt-4">
        {isError ? (
          <p role="alert" className="flex flex-wrap items-center gap-3 text-bad">
            {t('failed')} <Button onClick={() => refetch()}>{t('again')}</Button>
          </p>
        ) : !first ? (
          <Skeleton className="h-40" />
        ) : isOver ? null : rows.length === 0 ? (
          <p className="py-8 text-center text-tremor-content-default">{t('none')}</p>
        ) : (
          <QuarantineGrid page={first} {...{ rows, corrections, words, isAll }} />
        )}
      </div>
      {failure ? (
        <p role="alert" className="mt-3 rounded-lg bg-bad-faint px-3 py-2 text-sm text-bad">
          {reasons.refusal(failure)}
        </p>
      ) : null}
      {first && !isOver ? (
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <Button kind="primary" disabled={corrections.count === 0 || isBusy} onClick={() => correct.mutate()}>
            {correct.isPending ? t('correcting') : t('correct', { count: corrections.count })}
          </Button>
          <Button disabled={isBusy} title={t('retryHint')} onClick={() => retry.mutate()}>
            <RotateCcw aria-hidden className="size-4" />
            {retry.isPending ? t('correcting') : t(code ? 'retryReason' : 'retryAll')}
          </Button>
          {first.columns.some(({ isRead }) => !isRead) ? (
            <Button kind="quiet" aria-pressed={isAll} onClick={() => setAll(!isAll)}>
              {t(isAll ? 'readColumns' : 'allColumns')}
            </Button>
          ) : null}
          <span className="ml-auto text-xs text-tremor-content-default">
            {t('shown', { shown: words.count(rows.length), total })}
          </span>
          {hasNextPage ? (
            <Button disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>
              {isFetchingNextPage ? t('loading') : t('more')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </Card>
  );
}

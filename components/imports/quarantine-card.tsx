'use client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DataTable, type TableData } from '@/components/ui/data-table';
import { Field, Select } from '@/components/ui/field';
import { Skeleton } from '@/components/ui/skeleton';
import type { BatchReport, RefusedRow } from './import-data';
import { readRefused } from './import-requests';
import { useReasons } from './use-reasons';
import type { Words } from './use-words';

const PAGE = 50;

/** The rows that were not taken, each with its line, column, reason and text. */
export function QuarantineCard({ batch, words }: { batch: BatchReport; words: Words }) {
  const t = useTranslations('imports.quarantine');
  const reasons = useReasons();
  const [text, setText] = useState('');
  const [code, setCode] = useState('');
  const search = useDeferredValue(text.trim());
  const { data, isError, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['quarantine', batch.id, search, code],
    queryFn: ({ pageParam }) => readRefused(batch.id, { after: String(pageParam), limit: String(PAGE), search, code }),
    initialPageParam: 0,
    placeholderData: keepPreviousData,
    getNextPageParam: (last) => (last.rows.length === PAGE ? last.rows.at(-1)?.line : undefined),
  });
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const total = data?.pages[0]?.total ?? 0;
  const cell = (text: string) => ({ text, raw: text });
  const table: TableData = {
    columns: [
      { id: 'line', label: t('columns.line'), isNumber: true },
      { id: 'column', label: t('columns.column') },
      { id: 'reason', label: t('columns.reason') },
      { id: 'value', label: t('columns.value') },
      { id: 'raw', label: t('columns.raw') },
    ],
    rows: rows.map((row: RefusedRow) => ({
      id: String(row.line),
      cells: {
        line: { text: words.count(row.line), raw: row.line },
        column: cell(row.column),
        reason: cell(reasons.problem(row.code)),
        value: cell(row.value ?? ''),
        raw: cell(row.raw),
      },
    })),
  };
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="max-w-2xl">
          <h2 className="text-base font-semibold text-tremor-content-strong">{t('title')}</h2>
          <p className="mt-0.5 text-xs text-tremor-content-default">{t('lead')}</p>
        </div>
        <a href={`/api/v1/imports/${batch.id}/quarantine`} download className={buttonClass()}>
          <Download aria-hidden className="size-4" />
          {t('download')}
        </a>
      </div>
      <div className="mt-4 grid gap-3 sm:grid-cols-2 lg:max-w-2xl">
        <Field label={t('search')} type="search" value={text} onChange={(event) => setText(event.target.value)} />
        <Select
          label={t('reasonFilter')}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          options={[
            { value: '', label: t('all') },
            ...batch.quarantine.map((each) => ({
              value: each.code,
              label: `${reasons.problem(each.code)} (${words.count(each.rows)})`,
            })),
          ]}
        />
      </div>
      <div className="mt-4">
        {isError ? (
          <p role="alert" className="text-bad">
            {t('failed')}
          </p>
        ) : !data ? (
          <Skeleton className="h-40" />
        ) : rows.length === 0 ? (
          <p className="py-8 text-center text-tremor-content-default">{t('none')}</p>
        ) : (
          <DataTable table={table} caption={t('title')} isSortable={false} maxHeight="max-h-[32rem]" />
        )}
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-4 text-xs text-tremor-content-default">
        <span role="status">{data ? t('shown', { shown: words.count(rows.length), total }) : t('loading')}</span>
        {hasNextPage ? (
          <Button disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {isFetchingNextPage ? t('loading') : t('more')}
          </Button>
        ) : null}
      </div>
    </Card>
  );
}

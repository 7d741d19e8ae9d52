'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DataTable, type TableData } from '@/components/ui/data-table';
import { Field } from '@/components/ui/field';
import { LinkTabs } from '@/components/ui/link-tabs';

interface Row {
  id: string;
  day: string;
  order: string;
  product: string;
  detail: string;
  /** Import, file and line that it came from. */
  origin: { batch: number; file: string; line: number } | null;
  quantity: string;
  contribution: string;
  isNegative: boolean;
}

export interface Rows {
  part: string;
  parts: readonly { part: string; label: string; total: string; rows: string; href: string }[];
  rows: readonly Row[];
  cursor: string | null;
  address: string;
}

interface Page {
  rows: readonly Row[];
  cursor: string | null;
}

async function readPage(address: string, cursor: string): Promise<Page> {
  const response = await fetch(`${address}&cursor=${encodeURIComponent(cursor)}`);
  if (!response.ok) throw new Error(`The rows were refused with status ${response.status}`);
  return response.json();
}

/** The rows that a figure is the sum of, page by page, newest first. */
export function RowsCard({ drill, value }: { drill: Rows; value: string }) {
  const t = useTranslations('breakdown.rows');
  const locale = useLocale();
  const [text, setText] = useState('');
  const first: Page = { rows: drill.rows, cursor: drill.cursor };
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, isError } = useInfiniteQuery({
    queryKey: ['rows', drill.address, locale],
    queryFn: ({ pageParam }) => readPage(`${drill.address}&locale=${locale}`, pageParam),
    initialPageParam: '',
    initialData: { pages: [first], pageParams: [''] },
    staleTime: Number.POSITIVE_INFINITY,
    getNextPageParam: (last: Page) => last.cursor ?? undefined,
  });
  const rows = data.pages.flatMap((page) => page.rows);
  const wanted = text.trim().toLowerCase();
  const shown = wanted
    ? rows.filter((row) => `${row.order} ${row.product} ${row.detail} ${row.day}`.toLowerCase().includes(wanted))
    : rows;
  const current = drill.parts.find(({ part }) => part === drill.part) ?? drill.parts[0];
  const [numerator, denominator] = drill.parts;
  const detail = (key: string) => (t.has(`details.${key}`) ? t(`details.${key}`) : key);
  const number = (id: 'quantity' | 'contribution') => ({ id, label: t(id), isNumber: true });
  const columns = [
    { id: 'day', label: t('day') },
    { id: 'order', label: t('order') },
    ...(rows.some(({ product }) => product) ? [{ id: 'product', label: t('product') }] : []),
    { id: 'detail', label: t('detail') },
    ...(rows.some(({ quantity }) => quantity) ? [number('quantity')] : []),
    number('contribution'),
    ...(rows.some(({ origin }) => origin) ? [{ id: 'origin', label: t('origin') }] : []),
  ];
  const originCell = ({ origin }: Row) => ({
    text: origin ? t('originText', { file: origin.file, line: origin.line }) : '',
    raw: origin ? `${origin.file}:${origin.line}` : '',
  });
  const table: TableData = {
    columns,
    rows: shown.map((row) => ({
      id: row.id,
      cells: Object.fromEntries(
        columns.map(({ id }) => {
          if (id === 'origin') return [id, originCell(row)];
          const cell = row[id as keyof Row];
          return [id, { text: id === 'detail' ? detail(String(cell)) : String(cell), raw: String(cell) }];
        }),
      ),
    })),
  };

  return (
    <Card className="mt-4">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h2 className="text-base font-semibold text-tremor-content-strong">{t('title')}</h2>
          <p className="mt-0.5 text-xs text-tremor-content-default" data-rows-total={current?.total}>
            {t('subtitle', { count: current?.rows ?? '', total: current?.total ?? '' })}
          </p>
          {numerator && denominator ? (
            <p className="mt-1 text-sm font-medium text-tremor-content-emphasis">
              {t('ratio', { numerator: numerator.total, denominator: denominator.total, value })}
            </p>
          ) : null}
        </div>
        <div className="flex flex-wrap items-end gap-3">
          {drill.parts.length > 1 ? (
            <LinkTabs
              label={t('partsLabel')}
              current={drill.part}
              tabs={drill.parts.map(({ part, label, href }) => ({ id: part, label, href }))}
            />
          ) : null}
          {rows.length > 0 ? (
            <div className="w-56">
              <Field label={t('search')} type="search" value={text} onChange={(event) => setText(event.target.value)} />
            </div>
          ) : null}
        </div>
      </div>
      <div className="mt-4">
        {rows.length === 0 ? (
          <p className="py-10 text-center text-tremor-content-default">{t('none')}</p>
        ) : (
          <DataTable table={table} caption={t('title')} isSortable={false} maxHeight="max-h-[32rem]" />
        )}
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-4 text-xs text-tremor-content-default">
        <span role="status">{t('shown', { shown: shown.length, count: current?.rows ?? '' })}</span>
        {hasNextPage ? (
          <Button disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {isFetchingNextPage ? t('loading') : t('more')}
          </Button>
        ) : null}
        {isError ? (
          <span role="alert" className="text-bad">
            {t('failed')}
          </span>
        ) : null}
      </div>
    </Card>
  );
}

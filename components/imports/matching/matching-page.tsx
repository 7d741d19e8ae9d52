'use client';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { LinkTabs } from '@/components/ui/link-tabs';
import { useToast } from '@/components/ui/toast';
import { ImportsHead } from '../imports-head';
import { useWords } from '../use-words';
import { DecidedItem } from './decided-item';
import { type Items, KINDS, type Kind, readItems } from './match-data';
import { OpenItem } from './open-item';

interface Props {
  kind: Kind;
  isOpen: boolean;
  first: Items;
  timeZone: string;
}

const PAGE = 25;

/** Names in files that nothing known answers to: answered once, remembered for every later file. */
export function MatchingPage({ kind, isOpen, first, timeZone }: Props) {
  const t = useTranslations('imports.matching');
  const words = useWords(timeZone);
  const toast = useToast();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [offset, setOffset] = useState(0);
  const search = useDeferredValue(text.trim());
  const isFirst = search === '' && offset === 0;
  const { data, isError, refetch } = useQuery({
    queryKey: ['matching', kind, isOpen, search, offset],
    queryFn: () =>
      readItems({ kind, state: isOpen ? 'open' : 'decided', search, offset: String(offset), limit: String(PAGE) }),
    ...(isFirst ? { initialData: first } : { placeholderData: keepPreviousData }),
  });
  const found = data ?? first;
  const href = (of: Kind, open: boolean) => `/imports/matching?kind=${of}${open ? '' : '&state=decided'}`;
  const decided = (imports: number[]) => {
    toast(imports.length > 0 ? t('savedAndRetried', { count: imports.length }) : t('saved'));
    void client.invalidateQueries({ queryKey: ['matching'] });
  };
  return (
    <div className="mx-auto max-w-6xl space-y-6">
      <ImportsHead current="matching" title={t('title')} lead={t('lead')} open={sum(found.open)} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <LinkTabs
          label={t('kinds')}
          current={kind}
          tabs={KINDS.map((id) => ({
            id,
            label: `${t(`kind.${id}`)} (${words.count(found.open[id])})`,
            href: href(id, isOpen),
          }))}
        />
        <LinkTabs
          label={t('which')}
          current={isOpen ? 'open' : 'decided'}
          tabs={[
            { id: 'open', label: t('openOnes'), href: href(kind, true) },
            { id: 'decided', label: t('decidedOnes'), href: href(kind, false) },
          ]}
        />
      </div>
      <Card>
        <div className="flex flex-wrap items-end justify-between gap-4">
          <div className="max-w-2xl">
            <h2 className="text-base font-semibold text-tremor-content-strong">{t(`heading.${kind}`)}</h2>
            <p className="mt-0.5 text-xs text-tremor-content-default">{t(`text.${kind}`)}</p>
          </div>
          <div className="w-full sm:w-64">
            <Field
              label={t('search')}
              type="search"
              value={text}
              onChange={({ target }) => {
                setText(target.value);
                setOffset(0);
              }}
            />
          </div>
        </div>
        {isError ? (
          <p role="alert" className="mt-4 flex flex-wrap items-center gap-3 text-bad">
            {t('failed')} <Button onClick={() => refetch()}>{t('retry')}</Button>
          </p>
        ) : found.items.length === 0 ? (
          <EmptyState
            icon={CircleCheck}
            title={t(search ? 'nothingFound' : isOpen ? 'empty' : 'emptyDecided')}
            text={search ? '' : t(isOpen ? `emptyText.${kind}` : 'emptyDecidedText')}
          />
        ) : (
          <ul className="mt-2 divide-y divide-tremor-border-default">
            {found.items.map((item) =>
              isOpen ? (
                <OpenItem key={item.id} item={item} words={words} onDecided={decided} />
              ) : (
                <DecidedItem key={item.id} item={item} words={words} onDecided={() => decided([])} />
              ),
            )}
          </ul>
        )}
        {found.total > PAGE ? (
          <div className="mt-4 flex items-center justify-between gap-3 text-xs text-tremor-content-default">
            <Button disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - PAGE))}>
              {t('previous')}
            </Button>
            {t('shown', { from: offset + 1, to: Math.min(offset + PAGE, found.total), total: found.total })}
            <Button disabled={offset + PAGE >= found.total} onClick={() => setOffset(offset + PAGE)}>
              {t('next')}
            </Button>
          </div>
        ) : null}
      </Card>
    </div>
  );
}

const sum = (open: Items['open']) => Object.values(open).reduce((total, count) => total + count, 0);

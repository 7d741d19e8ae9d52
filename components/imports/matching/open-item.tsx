'use client';
import { useMutation } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useReasons } from '../use-reasons';
import { useSystem } from '../use-system';
import type { Words } from '../use-words';
import { type Decision, decideItem, type Item } from './match-data';
import { TargetLine } from './target-line';
import { TargetSearch } from './target-search';

interface Props {
  item: Item;
  words: Words;
  onDecided(imports: number[]): void;
}

/** One name that nothing known answers to, what it may be, and the ways to answer. */
export function OpenItem({ item, words, onDecided }: Props) {
  const t = useTranslations('imports.matching');
  const reasons = useReasons();
  const system = useSystem();
  const [isSearching, setSearching] = useState(false);
  const decide = useMutation({
    mutationFn: (decision: Decision) => decideItem(item.id, decision),
    onSuccess: ({ imports }) => onDecided(imports),
  });
  const name = item.kind === 'customer' || item.kind === 'campaign' ? (item.target?.label ?? item.value) : item.value;
  return (
    <li data-item={item.id} className="grid gap-4 py-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
      <div className="min-w-0">
        <h3 className="text-sm font-semibold break-words text-tremor-content-strong">{name}</h3>
        {item.target && item.kind === 'customer' ? (
          <TargetLine target={item.target} words={words} isNamed={false} />
        ) : (
          <p className="mt-1 text-xs text-tremor-content-default">
            {[
              item.source.code ? system(item.source) : '',
              item.rows > 0 ? t(`rows.${item.kind}`, { count: item.rows }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
            {item.batch === null ? null : (
              <>
                {' · '}
                <Link href={`/imports/${item.batch}`} className="underline underline-offset-2">
                  {t('import', { id: item.batch })}
                </Link>
              </>
            )}
          </p>
        )}
      </div>
      <div className="min-w-0 space-y-3">
        {item.suggestions.length > 0 ? (
          <ul className="space-y-2">
            {item.suggestions.map((suggestion) => (
              <li
                key={suggestion.target}
                className="flex flex-wrap items-center gap-3 rounded-lg px-3 py-2 ring-1 ring-tremor-border-default"
              >
                <div className="min-w-0 flex-1 basis-48">
                  <TargetLine target={suggestion} words={words} />
                </div>
                <Badge tone={suggestion.score >= 0.9 ? 'good' : 'neutral'}>
                  {t(`reasons.${suggestion.reason}`, { percent: words.percent(suggestion.score) })}
                </Badge>
                <Button
                  disabled={decide.isPending}
                  aria-label={t('chooseName', { name: suggestion.label })}
                  onClick={() => decide.mutate({ decision: 'match', target: suggestion.target })}
                >
                  {t(`yes.${item.kind}`)}
                </Button>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-sm text-tremor-content-default">{t('noSuggestion')}</p>
        )}
        {isSearching ? (
          <TargetSearch
            kind={item.kind}
            words={words}
            isBusy={decide.isPending}
            except={item.target?.target}
            onChoose={(target) => decide.mutate({ decision: 'match', target })}
          />
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Button aria-expanded={isSearching} onClick={() => setSearching(!isSearching)}>
            <Search aria-hidden className="size-4" />
            {t(`another.${item.kind}`)}
          </Button>
          <Button kind="quiet" disabled={decide.isPending} onClick={() => decide.mutate({ decision: 'create' })}>
            {t(`create.${item.kind}`)}
          </Button>
          {item.kind === 'sku' ? (
            <Button kind="quiet" disabled={decide.isPending} onClick={() => decide.mutate({ decision: 'ignore' })}>
              {t('ignore')}
            </Button>
          ) : null}
        </div>
        {decide.error ? (
          <p role="alert" className="rounded-lg bg-bad-faint px-3 py-2 text-sm text-bad">
            {reasons.refusal(decide.error)}
          </p>
        ) : null}
      </div>
    </li>
  );
}

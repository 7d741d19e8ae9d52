'use client';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useReasons } from '../use-reasons';
import { useSystem } from '../use-system';
import type { Words } from '../use-words';
import { decideItem, type Item } from './match-data';

interface Props {
  item: Item;
  words: Words;
  onDecided(): void;
}

/** What was decided about a name, and the way back where there is one. */
export function DecidedItem({ item, words, onDecided }: Props) {
  const t = useTranslations('imports.matching');
  const reasons = useReasons();
  const system = useSystem();
  const reopen = useMutation({
    mutationFn: () => decideItem(item.id, { decision: 'reopen' }),
    onSuccess: onDecided,
  });
  const hasMoved = item.state === 'matched' && (item.kind === 'campaign' || item.kind === 'region');
  return (
    <li data-item={item.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4">
      <div className="min-w-0 flex-1 basis-64">
        <p className="text-sm break-words text-tremor-content-strong">
          <span className="font-semibold">{item.kind === 'customer' ? `#${item.value}` : item.value}</span>
          {item.state === 'matched' && item.target ? (
            <>
              {' → '}
              {item.target.label}
            </>
          ) : null}
        </p>
        <p className="text-xs text-tremor-content-default">
          {[
            item.source.code ? system(item.source) : '',
            item.resolvedAt ? t('decided', { who: item.resolvedBy, when: words.instant(item.resolvedAt) }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {reopen.error ? (
          <p role="alert" className="mt-1 text-sm text-bad">
            {reasons.refusal(reopen.error)}
          </p>
        ) : null}
      </div>
      <Badge tone={item.state === 'ignored' ? 'neutral' : 'good'}>{t(`states.${item.state}`)}</Badge>
      {hasMoved ? null : (
        <Button disabled={reopen.isPending} onClick={() => reopen.mutate()}>
          {t(item.kind === 'customer' && item.state === 'matched' ? 'separate' : 'reopen')}
        </Button>
      )}
    </li>
  );
}

import { useTranslations } from 'next-intl';
import type { Words } from '../use-words';
import type { Target } from './match-data';

/** Something known, with what tells it from others. */
export function TargetLine({ target, words }: { target: Target; words: Words }) {
  const t = useTranslations('imports.matching');
  const facts = [
    target.detail,
    target.orders === null ? '' : t('orders', { count: target.orders }),
    target.first && target.last ? t('between', { first: words.day(target.first), last: words.day(target.last) }) : '',
  ].filter(Boolean);
  return (
    <span className="block min-w-0">
      <span className="block truncate text-sm font-medium text-tremor-content-strong" title={target.label}>
        {target.label}
      </span>
      <span className="block text-xs text-tremor-content-default">{facts.join(' · ')}</span>
    </span>
  );
}

import { useTranslations } from 'next-intl';
import { useSystem } from '../use-system';
import type { Words } from '../use-words';
import type { Target } from './match-data';

interface Props {
  target: Target;
  words: Words;
  /** false where its name stands above already */
  isNamed?: boolean;
}

/** Something known, with what tells it from others. */
export function TargetLine({ target, words, isNamed = true }: Props) {
  const t = useTranslations('imports.matching');
  const system = useSystem();
  const facts = [
    target.detail,
    target.sources.map(system).join(', '),
    target.orders === null ? '' : t('orders', { count: target.orders }),
    target.first && target.last ? t('between', { first: words.day(target.first), last: words.day(target.last) }) : '',
  ].filter(Boolean);
  return (
    <span className="block min-w-0">
      {isNamed ? (
        <span className="block truncate text-sm font-medium text-tremor-content-strong" title={target.label}>
          {target.label}
        </span>
      ) : null}
      <span className="block text-xs text-tremor-content-default">{facts.join(' · ')}</span>
    </span>
  );
}

import { Layers } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Overlap } from './import-data';
import { useSystem } from './use-system';
import type { Words } from './use-words';

interface Props {
  overlaps: readonly Overlap[];
  words: Words;
  /** the whole file was looked at, not its first rows only */
  isWhole: boolean;
}

/** What would count twice: another source has the same channel, or the same platform, on the same days. */
export function OverlapList({ overlaps, words, isWhole }: Props) {
  const t = useTranslations('imports.overlap');
  const system = useSystem();
  if (overlaps.length === 0) return null;
  return (
    <div className="flex items-start gap-3 rounded-lg bg-warning-faint px-4 py-3 text-sm text-warning">
      <Layers aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0">
        <p className="font-semibold">{t('title')}</p>
        <ul className="mt-1 space-y-1">
          {overlaps.map((overlap) => (
            <li key={[overlap.kind, overlap.place, overlap.source.code, overlap.currency].join()}>
              {t(overlap.kind, {
                place: overlap.place,
                source: system(overlap.source),
                days: overlap.days,
                first: words.day(overlap.first),
                last: words.day(overlap.last),
                count: overlap.count,
                amount: words.money(overlap.amount, overlap.currency),
              })}
            </li>
          ))}
        </ul>
        <p className="mt-1 text-xs">{t(isWhole ? 'whatToDo' : 'whatToDoSample')}</p>
      </div>
    </div>
  );
}

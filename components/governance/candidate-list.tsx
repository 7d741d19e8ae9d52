import { useTranslations } from 'next-intl';
import type { Candidate } from './use-expression';

interface Props {
  id: string;
  candidates: readonly Candidate[];
  active: number;
  take(candidate: Candidate): void;
}

/** What may stand at the caret. The field keeps the focus; the keyboard is its business. */
export function CandidateList({ id, candidates, active, take }: Props) {
  const t = useTranslations('governance.editor');
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label={t('candidates')}
      className="absolute inset-x-0 top-full z-30 mt-1 max-h-72 overflow-y-auto rounded-lg bg-tremor-background-default p-1 shadow-xl ring-1 ring-tremor-border-default"
    >
      {candidates.map((candidate, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles arrows and Enter for its list
        <div
          key={`${candidate.kind}-${candidate.label}`}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === active}
          // Before the field would lose the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(candidate)}
          className="flex min-h-8 cursor-pointer items-center gap-3 rounded-md px-2 text-sm hover:bg-tremor-background-subtle aria-selected:bg-tremor-brand-faint"
        >
          <code className="shrink-0 text-tremor-content-strong">{candidate.label}</code>
          <span className="min-w-0 truncate text-xs text-tremor-content-default">{candidate.detail}</span>
          <span className="ml-auto shrink-0 text-xs text-tremor-content-default">{t(`kinds.${candidate.kind}`)}</span>
        </div>
      ))}
    </div>
  );
}

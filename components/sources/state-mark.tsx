import { CircleCheck, CircleDashed, Clock4, type LucideIcon } from 'lucide-react';

export type SourceState = 'fresh' | 'late' | 'never';

const MARKS: Record<SourceState, { icon: LucideIcon; tone: string }> = {
  fresh: { icon: CircleCheck, tone: 'text-good' },
  late: { icon: Clock4, tone: 'text-warning' },
  never: { icon: CircleDashed, tone: 'text-tremor-content-default' },
};

/** Icon and word of a state: colour is never the only sign. */
export function StateMark({ state, text, isSmall }: { state: SourceState; text: string; isSmall?: boolean }) {
  const { icon: Icon, tone } = MARKS[state];
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${tone} ${isSmall ? 'text-xs' : 'text-sm'}`}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {text}
    </span>
  );
}

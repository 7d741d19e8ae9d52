import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react';

export interface ChangeFigure {
  /** Signed: `+4,2 %`. */
  text: string;
  direction: 'up' | 'down' | 'flat';
  tone: 'good' | 'bad' | 'neutral';
  /** What the colour says, in words. */
  spoken: string;
}

const ICONS = { up: ArrowUp, down: ArrowDown, flat: ArrowRight };
const TONES = { good: 'text-good', bad: 'text-bad', neutral: 'text-tremor-content-default' };

/** A change with arrow, sign and word; good and bad follow the KPI, not the arrow. */
export function Change({ change, against }: { change: ChangeFigure; against?: string }) {
  const Icon = ICONS[change.direction];
  return (
    <span className="inline-flex items-baseline gap-1 whitespace-nowrap">
      <span className={`inline-flex items-center gap-0.5 font-medium ${TONES[change.tone]}`}>
        <Icon aria-hidden className="size-3.5 self-center" />
        {change.text}
        <span className="sr-only"> ({change.spoken})</span>
      </span>
      {against ? <span className="text-tremor-content-default">{against}</span> : null}
    </span>
  );
}

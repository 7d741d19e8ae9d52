import { ChevronRight, TriangleAlert } from 'lucide-react';
import Link from 'next/link';

export interface LadderStep {
  id: string;
  label: string;
  /** A level that is reached, or what is added or taken on the way to the next. */
  kind: 'level' | 'step';
  /** Null where it cannot be computed: the ladder ends there. */
  amount: number | null;
  text: string;
  /** Share of the first level, or what the step is per unit. */
  share: string | null;
  /** Which part of the input is known, and whether that is enough; why the figure is missing. */
  note: string | null;
  isDoubtful: boolean;
  href: string | null;
  hint: string;
}

interface Span {
  from: number;
  to: number;
}

/** Where every bar lies between the lowest and the highest level, 0 to 1; null for what cannot be computed. */
export function ladderSpans(steps: readonly Pick<LadderStep, 'kind' | 'amount'>[]): {
  spans: (Span | null)[];
  zero: number;
} {
  let level = 0;
  const ends = steps.map(({ kind, amount }) => {
    if (amount === null) return null;
    const start = kind === 'level' ? 0 : level;
    level = kind === 'level' ? amount : level + amount;
    return [start, level] as const;
  });
  const all = ends.flatMap((end) => (end ? [...end] : []));
  const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)];
  const at = (value: number) => (high === low ? 0 : (value - low) / (high - low));
  return {
    spans: ends.map((end) => end && { from: at(Math.min(...end)), to: at(Math.max(...end)) }),
    zero: at(0),
  };
}

const ROW =
  'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 rounded-lg px-2 py-1 @2xl:grid-cols-[15rem_minmax(0,1fr)_8rem_5rem] @2xl:py-0';
const PLOT = 'relative col-span-2 block h-4 w-full @2xl:order-2 @2xl:col-span-1 @2xl:h-9';

function fillOf({ kind, amount }: LadderStep): string {
  if (kind === 'level') return (amount ?? 0) < 0 ? 'bg-bad' : 'bg-series-1';
  return (amount ?? 0) < 0 ? 'bg-tremor-border-strong' : 'bg-tremor-brand-subtle';
}

/** Levels and what leads from one to the next, drawn by the server; every row opens what is behind it. */
export function Ladder({ steps }: { steps: readonly LadderStep[] }) {
  const { spans, zero } = ladderSpans(steps);
  return (
    <div className="@container">
      <ol className="-mx-2">
        {steps.map((step, i) => (
          <li key={step.id} data-step={step.id}>
            <Row step={step} span={spans[i] ?? null} zero={zero} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Row({ step, span, zero }: { step: LadderStep; span: Span | null; zero: number }) {
  const isLevel = step.kind === 'level';
  const strong = isLevel ? 'font-semibold text-tremor-content-strong' : 'text-tremor-content-emphasis';
  const content = (
    <>
      <span className="min-w-0 @2xl:py-1">
        <span className={`flex items-center gap-1 ${strong}`}>
          <span className="line-clamp-2">{step.label}</span>
          {step.href ? <ChevronRight aria-hidden className="size-3.5 shrink-0 text-tremor-content-subtle" /> : null}
        </span>
        {step.note ? (
          <span
            className={`flex items-center gap-1 text-xs ${step.isDoubtful ? 'font-medium text-warning' : 'text-tremor-content-default'}`}
          >
            {step.isDoubtful ? <TriangleAlert aria-hidden className="size-3 shrink-0" /> : null}
            {step.note}
          </span>
        ) : null}
      </span>
      <span className={`text-right whitespace-nowrap @2xl:order-3 ${strong}`}>{step.text}</span>
      <span aria-hidden className={PLOT}>
        <span className="absolute inset-y-0 w-px bg-tremor-border-default" style={{ left: percent(zero) }} />
        {span ? (
          <span
            className={`absolute inset-y-0 min-w-0.5 rounded-sm @2xl:inset-y-2 ${fillOf(step)}`}
            style={{ left: percent(span.from), width: percent(span.to - span.from) }}
          />
        ) : null}
      </span>
      <span className="hidden text-right text-xs whitespace-nowrap text-tremor-content-default @2xl:order-4 @2xl:block">
        {step.share}
      </span>
    </>
  );
  const className = `${ROW} ${isLevel ? 'bg-tremor-background-muted' : ''}`;
  if (!step.href) return <span className={className}>{content}</span>;
  return (
    <Link
      prefetch={false}
      href={step.href}
      title={step.hint}
      className={`${className} hover:bg-tremor-background-subtle`}
    >
      {content}
      <span className="sr-only">{step.hint}</span>
    </Link>
  );
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { waterfallGeometry } from './waterfall-geometry';

export interface WaterfallBar {
  id: string;
  label: string;
  amount: number;
  text: string;
  tone: 'good' | 'bad' | 'neutral';
  /** Before and after of the part itself, in words. */
  note: string | null;
  href: string | null;
  /** What following the link does, for those who do not see the chart. */
  hint: string;
  isCurrent: boolean;
}

interface Total {
  label: string;
  value: number;
  text: string;
}

interface Props {
  start: Total;
  bars: readonly WaterfallBar[];
  end: Total;
  /** Says that the long bars do not begin at zero. */
  cutNote: string;
}

const FILLS = { good: 'fill-good', bad: 'fill-bad', neutral: 'fill-series-other' };
const TEXTS = { good: 'text-good', bad: 'text-bad', neutral: 'text-tremor-content-strong' };
const ROW =
  'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-2 pt-1.5 sm:grid-cols-[14rem_minmax(0,1fr)_8.5rem] sm:pt-0';
const PLOT = 'col-span-2 block h-7 w-full sm:order-2 sm:col-span-1 sm:h-full sm:min-h-10';
const WIDTH = 1000;
const HEIGHT = 40;

/** A change as steps from one figure to the other, drawn by the server. Steps that can be opened are links. */
export function Waterfall({ start, bars, end, cutNote }: Props) {
  const scale = waterfallGeometry(
    start.value,
    bars.map(({ amount }) => amount),
    end.value,
  );
  return (
    <div>
      <ol className="-mx-2">
        <TotalRow total={start} span={scale.start} isCut={scale.isCut} isFirst />
        {bars.map((bar, i) => (
          <Step
            key={bar.id}
            bar={bar}
            span={scale.spans[i] ?? { from: 0, to: 0, level: 0, next: 0 }}
            zero={scale.zero}
          />
        ))}
        <TotalRow total={end} span={scale.end} isCut={scale.isCut} isFirst={false} />
      </ol>
      {scale.isCut ? <p className="mt-2 text-xs text-tremor-content-default">{cutNote}</p> : null}
    </div>
  );
}

interface Span {
  from: number;
  to: number;
}

/** The level at which one step ends and the next begins. */
function Level({ at, y1, y2 }: { at: number; y1: number; y2: number }) {
  const x = Math.max(0.5, Math.min(WIDTH - 0.5, at * WIDTH));
  return (
    <line x1={x} x2={x} y1={y1} y2={y2} vectorEffect="non-scaling-stroke" className="stroke-tremor-border-strong" />
  );
}

function TotalRow({ total, span, isCut, isFirst }: { total: Total; span: Span; isCut: boolean; isFirst: boolean }) {
  const level = isFirst || total.value >= 0 ? span.to : span.from;
  return (
    <li className={ROW}>
      <span className="font-medium text-tremor-content-strong">{total.label}</span>
      <span className="text-right font-semibold whitespace-nowrap text-tremor-content-strong sm:order-3">
        {total.text}
      </span>
      <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className={PLOT}>
        <Level at={level} y1={isFirst ? 30 : 0} y2={isFirst ? HEIGHT : 10} />
        <rect x={span.from * WIDTH} y="8" width={width(span)} height="24" className="fill-tremor-content-subtle" />
        {isCut ? (
          <path d="M58 36 70 4M72 36 84 4" className="stroke-tremor-background-default" strokeWidth="5" fill="none" />
        ) : null}
      </svg>
    </li>
  );
}

const width = ({ from, to }: Span) => Math.max(2, (to - from) * WIDTH);

type StepSpan = Span & { level: number; next: number };

function Step({ bar, span, zero }: { bar: WaterfallBar; span: StepSpan; zero: number | null }) {
  const content = (
    <>
      <span className="min-w-0">
        <span className="flex items-center gap-1 text-tremor-content-emphasis group-hover:text-tremor-content-strong">
          <span className="line-clamp-2">{bar.label}</span>
          {bar.href ? <ChevronRight aria-hidden className="size-3.5 shrink-0 text-tremor-content-subtle" /> : null}
        </span>
        {bar.note ? <span className="block text-xs text-tremor-content-default">{bar.note}</span> : null}
      </span>
      <span className={`text-right font-medium whitespace-nowrap sm:order-3 ${TEXTS[bar.tone]}`}>{bar.text}</span>
      <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className={PLOT}>
        {zero !== null ? (
          <line
            x1={zero * WIDTH}
            x2={zero * WIDTH}
            y1="0"
            y2={HEIGHT}
            vectorEffect="non-scaling-stroke"
            className="stroke-tremor-border-default"
          />
        ) : null}
        <Level at={span.level} y1={0} y2={10} />
        <Level at={span.next} y1={30} y2={HEIGHT} />
        <rect x={span.from * WIDTH} y="8" width={width(span)} height="24" className={FILLS[bar.tone]} />
      </svg>
    </>
  );
  if (!bar.href) return <li className={ROW}>{content}</li>;
  return (
    <li>
      <Link
        prefetch={false}
        href={bar.href}
        scroll={false}
        title={bar.hint}
        aria-current={bar.isCurrent ? 'true' : undefined}
        className={`group rounded-lg hover:bg-tremor-background-muted aria-current:bg-tremor-brand-faint ${ROW}`}
      >
        {content}
        <span className="sr-only">{bar.hint}</span>
      </Link>
    </li>
  );
}

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { waterfallGeometry } from '@/components/charts/waterfall-geometry';
import { Change, type ChangeFigure } from '@/components/ui/change';

export interface BridgeRow {
  id: string;
  /** A total is a figure of its own; a step leads from one to the next. */
  kind: 'total' | 'step';
  label: string;
  value: number | null;
  text: string;
  /** What the figure is of the first one. */
  share: string | null;
  change: ChangeFigure | null;
  note?: string | null;
  tone: 'good' | 'bad' | 'neutral';
  href: string | null;
  hint: string;
}

const FILLS = { good: 'fill-good', bad: 'fill-bad', neutral: 'fill-series-1' };
const ROW =
  'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 rounded-lg px-2 pt-1.5 sm:grid-cols-[13rem_minmax(0,1fr)_8rem_4rem_5.5rem] sm:pt-0';
const WIDTH = 1000;
const HEIGHT = 40;
const px = (share: number) => Math.max(0, Math.min(WIDTH, share * WIDTH));

interface Drawn {
  from: number;
  to: number;
  level: number;
  next: number;
}

/** Where every row's bar lies: steps between levels, totals from the base to the level that the steps have reached. */
function drawnRows(rows: readonly BridgeRow[]): { bars: Drawn[]; isCut: boolean } {
  const steps = rows.filter(({ kind }) => kind === 'step');
  const scale = waterfallGeometry(
    rows[0]?.value ?? 0,
    steps.map(({ value }) => value ?? 0),
    rows.at(-1)?.value ?? 0,
  );
  const base = (rows[0]?.value ?? 0) >= 0 ? scale.start.from : scale.start.to;
  let reached = (rows[0]?.value ?? 0) >= 0 ? scale.start.to : scale.start.from;
  let passed = 0;
  const bars = rows.map(({ kind }): Drawn => {
    if (kind === 'total')
      return { from: Math.min(base, reached), to: Math.max(base, reached), level: reached, next: reached };
    const span = scale.spans[passed++] ?? { from: 0, to: 0, level: 0, next: 0 };
    reached = span.next;
    return span;
  });
  return { bars, isCut: scale.isCut };
}

/** From one figure to another in steps, with totals on the way. Drawn by the server; rows that open up are links. */
export function Bridge({ rows, cutNote }: { rows: readonly BridgeRow[]; cutNote: string }) {
  const { bars, isCut } = drawnRows(rows);
  return (
    <div>
      <ol className="-mx-2">
        {rows.map((row, i) => (
          <li key={row.id}>
            <Row row={row} bar={bars[i] as Drawn} isFirst={i === 0} isLast={i === rows.length - 1} isCut={isCut} />
          </li>
        ))}
      </ol>
      {isCut ? <p className="mt-2 text-xs text-tremor-content-default">{cutNote}</p> : null}
    </div>
  );
}

interface RowProps {
  row: BridgeRow;
  bar: Drawn;
  isFirst: boolean;
  isLast: boolean;
  isCut: boolean;
}

function Row(props: RowProps) {
  const { row } = props;
  const name = row.kind === 'total' ? 'font-medium text-tremor-content-strong' : 'text-tremor-content-emphasis';
  const tone = row.kind === 'step' && row.tone === 'bad' ? 'text-bad' : 'text-tremor-content-strong';
  const content = (
    <>
      <span className={`min-w-0 ${name}`}>
        <span className="flex items-center gap-1">
          <span className="line-clamp-2">{row.label}</span>
          {row.href ? <ChevronRight aria-hidden className="size-3.5 shrink-0 text-tremor-content-subtle" /> : null}
        </span>
        {row.note ? <span className="block text-xs font-normal text-tremor-content-default">{row.note}</span> : null}
      </span>
      <span
        className={`text-right whitespace-nowrap sm:order-3 ${row.kind === 'total' ? 'font-semibold' : 'font-medium'} ${tone}`}
        data-step={row.id}
      >
        {row.text}
      </span>
      <Plot {...props} />
      <span className="hidden text-right text-xs whitespace-nowrap text-tremor-content-default sm:order-4 sm:block">
        {row.share}
      </span>
      <span className="hidden text-right text-xs sm:order-5 sm:block">
        {row.change ? <Change change={row.change} /> : null}
      </span>
      {row.href ? <span className="sr-only">{row.hint}</span> : null}
    </>
  );
  if (!row.href) return <div className={ROW}>{content}</div>;
  return (
    <Link prefetch={false} href={row.href} title={row.hint} className={`hover:bg-tremor-background-muted ${ROW}`}>
      {content}
    </Link>
  );
}

function Plot({ row, bar, isFirst, isLast, isCut }: RowProps) {
  const fill = row.kind === 'total' ? 'fill-tremor-content-subtle' : FILLS[row.tone];
  const level = (at: number, y1: number, y2: number) => (
    <line
      x1={Math.max(0.5, px(at) - 0.5)}
      x2={Math.max(0.5, px(at) - 0.5)}
      y1={y1}
      y2={y2}
      vectorEffect="non-scaling-stroke"
      className="stroke-tremor-border-strong"
    />
  );
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="col-span-2 block h-7 w-full sm:order-2 sm:col-span-1 sm:h-10"
    >
      {isFirst ? null : level(bar.level, 0, 9)}
      {isLast ? null : level(bar.next, 31, HEIGHT)}
      <rect x={px(bar.from)} y="9" width={Math.max(2, px(bar.to) - px(bar.from))} height="22" className={fill} />
      {isCut && row.kind === 'total' ? (
        <path d="M58 36 70 4M72 36 84 4" className="stroke-tremor-background-default" strokeWidth="5" fill="none" />
      ) : null}
    </svg>
  );
}

import type { CSSProperties, ReactNode } from 'react';
import { type Ink, type Mark, type Scene, TEXT_SIZE } from '@/lib/charts/scene';

const VARIABLES: Record<string, string> = {
  text: 'var(--color-tremor-content-default)',
  strong: 'var(--color-tremor-content-strong)',
  soft: 'var(--color-tremor-content-subtle)',
  grid: 'var(--color-tremor-border-default)',
  axis: 'var(--color-tremor-border-strong)',
  paper: 'var(--color-tremor-background-default)',
  inverted: 'var(--color-tremor-background-default)',
  other: 'var(--color-series-other)',
  warning: 'var(--color-warning)',
};

/** In the dark theme the ramp grows lighter, and needs dark words sooner than the light one needs light words. */
const onRamp = (step: number, turn: number) => VARIABLES[step >= turn ? 'inverted' : 'strong'];

export function inkColour(ink: Ink): string {
  const word = /^on-ramp-(\d+)$/.exec(ink)?.[1];
  if (word) return `light-dark(${onRamp(Number(word), 80)}, ${onRamp(Number(word), 62)})`;
  const step = /^ramp-(\d+)$/.exec(ink)?.[1];
  if (step) return `color-mix(in srgb, var(--color-series-1) ${step}%, var(--color-tremor-background-default))`;
  return VARIABLES[ink] ?? `var(--color-${ink})`;
}

/** More links than this would make the way through the page by keyboard endless; the table has them all. */
const MOST_STOPS = 40;

interface Props {
  scene: Scene;
  /** The sentence that stands for the picture. */
  label: string;
  className?: string;
}

function countLinks(marks: readonly Mark[]): number {
  return marks.reduce(
    (sum, mark) => sum + (mark.href ? 1 : 0) + (mark.kind === 'group' ? countLinks(mark.marks) : 0),
    0,
  );
}

/** A drawing on the page, in the colours of the theme; no script is needed to see it. */
export function SceneSvg({ scene, label, className = '' }: Props) {
  const links = countLinks(scene.marks);
  return (
    <svg
      viewBox={`0 0 ${scene.width} ${scene.height}`}
      role={links > 0 ? 'group' : 'img'}
      aria-label={label}
      className={`block h-auto w-full ${className}`}
    >
      {drawn(scene.marks, links <= MOST_STOPS)}
    </svg>
  );
}

function drawn(marks: readonly Mark[], areStops: boolean): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: a drawing is replaced as a whole
  return marks.map((mark, i) => <DrawnMark key={i} mark={mark} areStops={areStops} />);
}

function paint(mark: Mark) {
  const style: CSSProperties = {
    fill: mark.fill ? inkColour(mark.fill) : 'none',
    ...(mark.stroke ? { stroke: inkColour(mark.stroke), strokeWidth: mark.strokeWidth ?? 1 } : {}),
  };
  const className = mark.isHover ? 'chart-hover' : undefined;
  return {
    style,
    className,
    opacity: mark.opacity,
    strokeDasharray: mark.dash,
    strokeLinecap: mark.dash ? ('round' as const) : undefined,
    strokeLinejoin: mark.stroke ? ('round' as const) : undefined,
  };
}

function DrawnMark({ mark, areStops }: { mark: Mark; areStops: boolean }) {
  const shape = shapeOf(mark, areStops);
  if (mark.href) {
    return (
      <a
        href={mark.href}
        aria-label={mark.label}
        tabIndex={areStops ? undefined : -1}
        data-tip={mark.tip}
        className="chart-mark"
      >
        {shape}
      </a>
    );
  }
  return mark.kind === 'group' && mark.tip !== undefined ? (
    <g data-tip={mark.tip} className="chart-mark">
      {shape}
    </g>
  ) : (
    shape
  );
}

function shapeOf(mark: Mark, areStops: boolean): ReactNode {
  switch (mark.kind) {
    case 'rect':
      return <rect x={mark.x} y={mark.y} width={mark.width} height={mark.height} rx={mark.radius} {...paint(mark)} />;
    case 'line':
      return <line x1={mark.x1} y1={mark.y1} x2={mark.x2} y2={mark.y2} {...paint(mark)} />;
    case 'path':
      return <path d={mark.d} {...paint(mark)} />;
    case 'circle':
      return <circle cx={mark.x} cy={mark.y} r={mark.r} {...paint(mark)} />;
    case 'text':
      return (
        <text
          x={mark.x}
          y={mark.y}
          fontSize={mark.size ?? TEXT_SIZE}
          textAnchor={mark.anchor}
          fontWeight={mark.isBold ? 600 : undefined}
          {...paint(mark)}
        >
          {mark.text}
        </text>
      );
    case 'group':
      return mark.x || mark.y ? (
        <g transform={`translate(${mark.x ?? 0} ${mark.y ?? 0})`}>{drawn(mark.marks, areStops)}</g>
      ) : (
        drawn(mark.marks, areStops)
      );
  }
}

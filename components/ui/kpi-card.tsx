import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Card } from './card';
import { Change, type ChangeFigure } from './change';
import { InfoTip } from './info-tip';
import { Sparkline } from './sparkline';

export interface KpiFigure {
  id: string;
  label: string;
  /** Name of the (i), and what it says. */
  about: string;
  definition: string;
  formula: string;
  href: string;
  value: string;
  /** The figure in full, where the value is rounded. */
  full: string;
  change: ChangeFigure | null;
  against: string;
  /** The value compared with, in words. */
  compared: string | null;
  spark: readonly (number | null)[];
  /** What is late or incomplete. */
  mark: string | null;
  /** Why there is no value. */
  missing: string | null;
}

/** One figure: value, change against what, course, definition. The whole card opens its breakdown; children lie above it. */
export function KpiCard({ figure, children }: { figure: KpiFigure; children?: ReactNode }) {
  const { id, label, about, definition, formula, href, value, full, change, against, compared, spark, mark, missing } =
    figure;
  return (
    <Card className="group relative flex flex-col p-4 transition-shadow hover:ring-tremor-brand-subtle">
      <div className="flex items-start justify-between gap-2">
        <h3 className="pt-0.5 text-sm font-medium text-tremor-content-default">
          <Link prefetch={false} href={href} className="after:absolute after:inset-0 after:rounded-xl" data-kpi={id}>
            {label}
          </Link>
        </h3>
        <div className="relative z-10 flex">
          {mark ? <InfoTipMark text={mark} /> : null}
          <InfoTip label={about}>
            <span className="block">{definition}</span>
            <span className="mt-2 block text-tremor-content-default">= {formula}</span>
          </InfoTip>
        </div>
      </div>
      <div className="mt-1 flex grow flex-col gap-3 xl:flex-row xl:items-end xl:gap-4">
        <div className="min-w-0 grow">
          <p
            className={`text-[1.75rem] leading-9 font-semibold tracking-tight whitespace-nowrap ${missing ? 'text-tremor-content-subtle' : 'text-tremor-content-strong'}`}
            title={full}
            data-value={id}
          >
            {value}
          </p>
          <p className="mt-1 min-h-5 text-xs">
            {change ? (
              <Change change={change} against={against} />
            ) : (
              <span className="text-tremor-content-default">{missing ?? against}</span>
            )}
          </p>
          <p className="min-h-4 text-xs text-tremor-content-default">{compared}</p>
        </div>
        <Sparkline values={spark} className="h-9 w-full shrink-0 xl:h-12 xl:w-2/5" />
      </div>
      {children ? <div className="relative z-10 mt-2">{children}</div> : null}
    </Card>
  );
}

function InfoTipMark({ text }: { text: string }) {
  return (
    <span className="grid size-6 place-items-center text-warning" title={text}>
      <TriangleAlert aria-hidden className="size-3.5" />
      <span className="sr-only">{text}</span>
    </span>
  );
}

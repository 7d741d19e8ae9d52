'use client';
import { useRouter } from 'next/navigation';
import { type MouseEvent, type ReactNode, useRef, useState } from 'react';
import type { Tip } from '@/lib/charts/scene';

interface Place {
  index: number;
  left: number;
  top: number;
  isRight: boolean;
}

/** What a drawing needs of a script: an explanation beside the pointer or the focus, and links without a new page. */
export function ChartFrame({
  tips,
  children,
}: {
  tips: readonly (Tip & { colours: readonly (string | null)[] })[];
  children: ReactNode;
}) {
  const router = useRouter();
  const root = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place | null>(null);

  function show(target: EventTarget | null, x?: number, y?: number) {
    const mark = target instanceof Element ? target.closest('[data-tip]') : null;
    const frame = root.current?.getBoundingClientRect();
    if (!mark || !frame) return setPlace(null);
    const box = mark.getBoundingClientRect();
    const left = (x ?? box.left + box.width / 2) - frame.left;
    const top = (y ?? box.top) - frame.top;
    setPlace({ index: Number(mark.getAttribute('data-tip')), left, top, isRight: left > frame.width / 2 });
  }

  function follow(event: MouseEvent) {
    const link = (event.target as Element).closest('a');
    const href = link?.getAttribute('href');
    if (!href || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    router.push(href);
  }

  const tip = place ? tips[place.index] : undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside take focus and keys, this only helps them
    // biome-ignore lint/a11y/useKeyWithClickEvents: the Enter key on a link arrives as a click
    <div
      ref={root}
      className="@container relative"
      onPointerMove={(event) => show(event.target, event.clientX, event.clientY)}
      onPointerLeave={() => setPlace(null)}
      onFocus={(event) => show(event.target)}
      onBlur={() => setPlace(null)}
      onClick={follow}
    >
      {children}
      {place && tip ? (
        <div
          aria-hidden
          className="pointer-events-none absolute z-30 w-max max-w-64 rounded-lg bg-tremor-background-default px-3 py-2 text-xs shadow-lg ring-1 ring-tremor-border-default"
          style={{
            top: Math.max(0, place.top - 12),
            ...(place.isRight ? { right: `calc(100% - ${place.left - 14}px)` } : { left: place.left + 14 }),
          }}
        >
          <p className="font-medium text-tremor-content-strong">
            {tip.title}
            {tip.note ? <span className="font-normal text-warning"> · {tip.note}</span> : null}
          </p>
          {tip.rows.map((row, i) => (
            <p
              key={`${row.label} ${row.text}`}
              className={`mt-0.5 flex items-center justify-between gap-4 ${row.isCompare ? 'text-tremor-content-default' : 'text-tremor-content-emphasis'}`}
            >
              {row.label ? (
                <span className="flex min-w-0 items-center gap-1.5">
                  {tip.colours[i] ? (
                    <span
                      className="size-2 shrink-0 rounded-full"
                      style={{ background: tip.colours[i] ?? undefined }}
                    />
                  ) : null}
                  <span className="truncate">{row.label}</span>
                </span>
              ) : null}
              <span className="font-medium whitespace-nowrap">{row.text}</span>
            </p>
          ))}
        </div>
      ) : null}
    </div>
  );
}

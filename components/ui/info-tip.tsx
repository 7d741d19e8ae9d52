'use client';
import { Info } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

/** An (i) that explains on hover, focus and touch; Escape closes it. */
export function InfoTip({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [isLeft, setLeft] = useState(false);
  const root = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    // Towards the side that has room.
    setLeft((root.current?.getBoundingClientRect().left ?? 0) > window.innerWidth / 2);
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false);
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [isOpen]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the text open while the pointer is over it
    <span
      ref={root}
      className="relative inline-flex"
      onMouseEnter={() => setOpen(true)}
      onMouseLeave={() => setOpen(false)}
    >
      <button
        type="button"
        aria-label={label}
        aria-describedby={isOpen ? id : undefined}
        aria-expanded={isOpen}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onClick={() => setOpen(true)}
        className="grid size-6 place-items-center rounded-full text-tremor-content-subtle hover:text-tremor-content-strong"
      >
        <Info aria-hidden className="size-3.5" />
      </button>
      {isOpen ? (
        <span
          id={id}
          role="tooltip"
          className={`absolute top-full z-30 mt-1 w-64 rounded-lg bg-tremor-background-default p-3 text-left text-xs leading-relaxed font-normal text-tremor-content-emphasis shadow-lg ring-1 ring-tremor-border-default ${isLeft ? 'right-0' : 'left-0'}`}
        >
          {children}
        </span>
      ) : null}
    </span>
  );
}

'use client';
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';

interface Props {
  label: string;
  button: ReactNode;
  buttonClass: string;
  /** Which edge of the button the panel keeps to. */
  align?: 'left' | 'right';
  children: ReactNode;
}

const EDGE = 16;

/** A button that opens a panel; Escape, a click elsewhere, a followed link or leaving it by keyboard closes it. */
export function Popover({ label, button, buttonClass, align = 'left', children }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);

  // On a narrow screen the edge of the button may leave no room: the panel then moves back into view.
  useLayoutEffect(() => {
    if (!isOpen || !panel.current) return;
    const { left, right } = panel.current.getBoundingClientRect();
    const over = right - (document.documentElement.clientWidth - EDGE);
    const shift = over > 0 ? -over : left < EDGE ? EDGE - left : 0;
    panel.current.style.translate = shift === 0 ? '' : `${shift}px`;
  }, [isOpen]);

  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      trigger.current?.focus();
    };
    const onDown = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onDown);
    document.addEventListener('focusin', onDown);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onDown);
      document.removeEventListener('focusin', onDown);
    };
  }, [isOpen]);

  return (
    <div ref={root} className="relative">
      <button
        ref={trigger}
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={label}
        onClick={() => setOpen(!isOpen)}
        className={buttonClass}
      >
        {button}
      </button>
      {isOpen ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: links inside are followed by keyboard through the same event
        // biome-ignore lint/a11y/noStaticElementInteractions: only notices that a link inside was followed
        <div
          ref={panel}
          id={id}
          onClick={(event) => (event.target as HTMLElement).closest('a') && setOpen(false)}
          className={`absolute top-full z-40 mt-2 max-w-[calc(100vw-2rem)] min-w-56 rounded-xl bg-tremor-background-default p-2 shadow-xl ring-1 ring-tremor-border-default ${align === 'right' ? 'right-0' : 'left-0'}`}
        >
          {children}
        </div>
      ) : null}
    </div>
  );
}

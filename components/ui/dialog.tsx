'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useId, useRef } from 'react';

interface Props {
  title: string;
  isOpen: boolean;
  onClose(): void;
  children: ReactNode;
}

/** The browser's own modal dialog: it keeps the focus, closes on Escape and gives the focus back. */
export function Dialog({ title, isOpen, onClose, children }: Props) {
  const t = useTranslations('ui');
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen && !dialog.current?.open) {
      dialog.current?.showModal();
      // The browser would choose the first button, which closes.
      dialog.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    }
    if (!isOpen) dialog.current?.close();
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does for the keyboard what a click beside the dialog does
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
      className="w-[min(32rem,calc(100vw-2rem))] rounded-xl bg-tremor-background-default text-tremor-content-emphasis shadow-2xl ring-1 ring-tremor-border-default backdrop:bg-black/40"
    >
      {isOpen ? (
        <div className="p-5">
          <div className="flex items-start justify-between gap-4">
            <h2 id={id} className="text-base font-semibold text-tremor-content-strong">
              {title}
            </h2>
            <button
              type="button"
              onClick={onClose}
              aria-label={t('close')}
              className="grid size-8 -m-1.5 place-items-center rounded-md hover:bg-tremor-background-subtle"
            >
              <X aria-hidden className="size-4" />
            </button>
          </div>
          <div className="mt-3">{children}</div>
        </div>
      ) : null}
    </dialog>
  );
}

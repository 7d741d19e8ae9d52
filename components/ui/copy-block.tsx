'use client';
import { Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useToast } from './toast';

/** A text to take along, with a button that copies it. */
export function CopyBlock({ label, text }: { label: string; text: string }) {
  const t = useTranslations('ui');
  const toast = useToast();
  return (
    <div className="relative">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto rounded-lg bg-tremor-background-subtle p-4 pr-12 text-xs leading-relaxed text-tremor-content-emphasis"
      >
        <code>{text}</code>
      </pre>
      <button
        type="button"
        aria-label={`${t('copy')} : ${label}`}
        title={t('copy')}
        onClick={async () => {
          await navigator.clipboard.writeText(text);
          toast(t('copied'));
        }}
        className="absolute top-2 right-2 grid size-8 place-items-center rounded-md bg-tremor-background-default text-tremor-content-default ring-1 ring-tremor-border-default hover:text-tremor-content-strong"
      >
        <Copy aria-hidden className="size-4" />
      </button>
    </div>
  );
}

'use client';
import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button } from '../ui/button';
import { INPUT } from './labelled-input';

/** A text to hand over, with a button that copies it; selected by hand where the browser does not allow that. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const t = useTranslations('users.link');
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  async function copy() {
    field.current?.select();
    // The clipboard needs https or localhost; elsewhere the selected text can be copied with the keyboard.
    const written = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setCopied(written ?? false);
  }
  const Icon = isCopied ? Check : Copy;
  return (
    <div className="flex gap-2">
      <input
        ref={field}
        readOnly
        value={text}
        aria-label={label}
        className={`${INPUT} min-h-9 min-w-0 font-mono text-xs`}
      />
      <Button onClick={copy} className="shrink-0">
        <Icon aria-hidden className="size-4" />
        <span aria-live="polite">{t(isCopied ? 'copied' : 'copy')}</span>
      </Button>
    </div>
  );
}

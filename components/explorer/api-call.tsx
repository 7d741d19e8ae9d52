'use client';
import { SquareTerminal } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { CopyBlock } from '@/components/ui/copy-block';
import { Dialog } from '@/components/ui/dialog';

/** The question as somebody else's program asks it. */
export function ApiCall({ query }: { query: string }) {
  const t = useTranslations('question.api');
  const [isOpen, setOpen] = useState(false);
  const quoted = query.replaceAll("'", String.raw`'\''`);
  const origin = typeof window === 'undefined' ? '' : window.location.origin;
  const curl = [
    `curl -X POST '${origin}/api/v1/kpis/query' \\`,
    `  -H 'Authorization: Bearer ${t('placeholder')}' \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '${quoted}'`,
  ].join('\n');
  return (
    <>
      <button type="button" className={buttonClass()} onClick={() => setOpen(true)}>
        <SquareTerminal aria-hidden className="size-4" />
        {t('button')}
      </button>
      <Dialog title={t('title')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <div className="space-y-4">
          <div>
            <h3 className="mb-1 text-xs font-medium text-tremor-content-default">{t('curl')}</h3>
            <CopyBlock label={t('curl')} text={curl} />
            <p className="mt-1 text-xs text-tremor-content-default">{t('key')}</p>
          </div>
          <div>
            <h3 className="mb-1 text-xs font-medium text-tremor-content-default">{t('json')}</h3>
            <CopyBlock label={t('json')} text={query} />
          </div>
        </div>
      </Dialog>
    </>
  );
}

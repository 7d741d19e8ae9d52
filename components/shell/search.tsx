'use client';
import { Search as SearchIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';

export interface SearchEntry {
  group: 'pages' | 'kpis';
  label: string;
  href: string;
  /** Other words by which it is found. */
  words: string;
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

/** Finds pages and KPIs by name, with Ctrl-K or ⌘K from anywhere. */
export function Search({ entries }: { entries: readonly SearchEntry[] }) {
  const t = useTranslations('ui.shell');
  const router = useRouter();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const parts = plain(text).split(/\s+/).filter(Boolean);
  const found = entries
    .filter(({ label, words }) => parts.every((part) => plain(`${label} ${words}`).includes(part)))
    .slice(0, 12);
  const close = () => {
    setOpen(false);
    setText('');
    setActive(0);
  };
  const open = (entry: SearchEntry | undefined) => {
    if (!entry) return;
    close();
    router.push(entry.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return open(found[active]);
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    setActive((active + step + found.length) % Math.max(1, found.length));
  };

  return (
    <>
      <button
        type="button"
        aria-label={t('search')}
        onClick={() => setOpen(true)}
        className="flex min-h-9 items-center gap-2 rounded-lg border border-tremor-border-default px-2.5 text-sm text-tremor-content-default hover:bg-tremor-background-muted md:w-56"
      >
        <SearchIcon aria-hidden className="size-4" />
        <span className="hidden grow text-left md:block">{t('search')}</span>
        <kbd
          aria-hidden
          className="hidden rounded border border-tremor-border-default px-1.5 font-sans text-xs md:block"
        >
          ⌘K
        </kbd>
      </button>
      <Dialog title={t('search')} isOpen={isOpen} onClose={close}>
        <input
          data-first-focus
          role="combobox"
          aria-label={t('search')}
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          placeholder={t('searchHint')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="block min-h-10 w-full rounded-lg border border-tremor-border-strong bg-tremor-background-default px-3 text-tremor-content-strong placeholder:text-tremor-content-default"
        />
        <div id={`${id}-list`} role="listbox" aria-label={t('search')} className="mt-2 max-h-80 overflow-y-auto">
          {found.map((entry, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and handles the keys
            <div
              key={entry.href}
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === active}
              onClick={() => open(entry)}
              onMouseMove={() => setActive(i)}
              className="flex cursor-pointer items-center justify-between gap-4 rounded-lg px-3 py-2 aria-selected:bg-tremor-brand-faint aria-selected:text-tremor-brand-emphasis"
            >
              <span>{entry.label}</span>
              <span className="text-xs text-tremor-content-default">{t(entry.group)}</span>
            </div>
          ))}
        </div>
        {found.length === 0 ? <p className="px-3 py-4 text-tremor-content-default">{t('searchEmpty')}</p> : null}
      </Dialog>
    </>
  );
}

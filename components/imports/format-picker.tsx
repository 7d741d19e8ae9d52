'use client';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Locale } from '@/lib/core/locale';
import type { FoundFile } from './import-data';
import { useSystem } from './use-system';

interface Props {
  label: string;
  formats: FoundFile['formats'];
  value: string | null;
  locale: Locale;
  disabled: boolean;
  onChoose(id: string): void;
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Many formats, found by typing part of their name or of their system's. */
export function FormatPicker({ label, formats, value, locale, disabled, onChoose }: Props) {
  const t = useTranslations('imports.settings');
  const system = useSystem();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const chosen = formats.find((format) => format.id === value);
  const all = useMemo(() => {
    const named = formats.map((format) => ({ ...format, system: system(format.system) }));
    const order = new Map([...new Set(named.map((format) => format.system))].map((name, i) => [name, i]));
    return named.toSorted((a, b) => (order.get(a.system) ?? 0) - (order.get(b.system) ?? 0));
  }, [formats, system]);
  const words = plain(text).split(/\s+/).filter(Boolean);
  const found = all.filter((format) => {
    const name = plain(`${format.system} ${format.label.fr} ${format.label.en}`);
    return words.every((word) => name.includes(word));
  });

  useEffect(() => {
    if (isOpen) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);

  function open() {
    setText('');
    setActive(
      Math.max(
        0,
        formats.findIndex((format) => format.id === value),
      ),
    );
    setOpen(true);
  }
  function choose(format: string) {
    setOpen(false);
    if (format !== value) onChoose(format);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') setOpen(false);
    else if (!isOpen && (event.key === 'ArrowDown' || event.key === 'Enter')) open();
    else if (event.key === 'Enter') {
      const format = found[active];
      if (format) choose(format.id);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = (active + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % Math.max(1, found.length);
      setActive(next);
      list.current?.querySelector(`[id="${id}-${next}"]`)?.scrollIntoView({ block: 'nearest' });
    } else return;
    event.preventDefault();
  }

  return (
    <div className="relative">
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-tremor-content-default">
        {label}
      </label>
      <input
        id={id}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen && found.length > 0 ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        disabled={disabled}
        placeholder={isOpen ? t('formatSearch') : t('noFormat')}
        value={isOpen ? text : (chosen?.label[locale] ?? '')}
        onClick={() => !isOpen && open()}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
        onChange={({ target }) => {
          if (!isOpen) setOpen(true);
          setText(target.value);
          setActive(0);
        }}
        className="block min-h-9 w-full truncate rounded-lg border border-tremor-border-strong bg-tremor-background-default pr-8 pl-3 text-sm text-tremor-content-strong placeholder:text-tremor-content-default disabled:opacity-60"
      />
      <ChevronsUpDown aria-hidden className="pointer-events-none absolute right-2.5 bottom-2.5 size-4 opacity-60" />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        hidden={!isOpen}
        className="absolute top-full left-0 z-30 mt-1 max-h-80 w-full min-w-72 overflow-y-auto rounded-xl bg-tremor-background-default p-1.5 shadow-xl ring-1 ring-tremor-border-default"
      >
        {[...new Set(found.map((format) => format.system))].map((name) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list of options
          <div key={name} role="group" aria-label={name}>
            <div aria-hidden className="px-2.5 pt-2 pb-1 text-xs font-medium text-tremor-content-default">
              {name}
            </div>
            {found.map((format, i) =>
              format.system === name ? (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and handles the keys
                <div
                  key={format.id}
                  id={`${id}-${i}`}
                  role="option"
                  tabIndex={-1}
                  data-format={format.id}
                  aria-selected={i === active}
                  // The field keeps the focus, which would else close the list before the click.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(format.id)}
                  onMouseMove={() => setActive(i)}
                  className="flex cursor-pointer items-center justify-between gap-3 rounded-lg px-2.5 py-1.5 text-sm text-tremor-content-emphasis aria-selected:bg-tremor-brand-faint aria-selected:text-tremor-brand-emphasis"
                >
                  {format.label[locale]}
                  {format.id === value ? <Check aria-hidden className="size-4 shrink-0" /> : null}
                </div>
              ) : null,
            )}
          </div>
        ))}
        {found.length === 0 ? (
          <div role="option" aria-selected="false" aria-disabled="true" tabIndex={-1} className="px-2.5 py-3 text-sm">
            {t('formatNone')}
          </div>
        ) : null}
      </div>
    </div>
  );
}

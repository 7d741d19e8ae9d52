'use client';
import { Check, Plus, Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Popover } from '@/components/ui/popover';

export interface PickerOption {
  id: string;
  label: string;
  isChosen: boolean;
  hint: string;
  reason: string | null;
  words: string;
}

interface Props {
  /** Name of the button, and what it shows. */
  label: string;
  groups: readonly { label: string; options: readonly PickerOption[] }[];
  /** The parameter that a choice adds or takes away, and the address that it is changed in. */
  name: 'kpi' | 'by';
  address: string;
  /** One choice of the kind has to stay. */
  isNeeded?: boolean;
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The address after a choice: what was there goes, what was not comes last; the kind of chart is thought over again. */
export function toggled(address: string, name: string, id: string): string {
  const params = new URLSearchParams(address);
  const chosen = params.getAll(name);
  params.delete(name);
  for (const each of chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
    params.append(name, each);
  params.delete('page');
  params.delete('chart');
  return `/explore?${params}`;
}

/** A list of choices with a search; it stays open, so that several can be made one after the other. */
export function Picker({ label, groups, name, address, isNeeded }: Props) {
  const t = useTranslations('question.pick');
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [text, setText] = useState('');
  const [pointed, setPointed] = useState<PickerOption | null>(null);
  const wanted = plain(text.trim());
  const shown = groups
    .map((group) => ({ ...group, options: group.options.filter(({ words }) => plain(words).includes(wanted)) }))
    .filter(({ options }) => options.length > 0);
  const chosen = groups.flatMap(({ options }) => options.filter(({ isChosen }) => isChosen)).length;
  const hasHints = groups.some(({ options }) => options.some(({ hint }) => hint));

  return (
    <Popover
      label={label}
      button={<Plus aria-hidden className="size-4" />}
      buttonClass="grid size-7 place-items-center rounded-full border border-tremor-border-default bg-tremor-background-default text-tremor-content-emphasis hover:border-tremor-border-strong"
    >
      <div className={`flex max-w-full flex-col gap-2 ${hasHints ? 'w-[44rem]' : 'w-80'}`} aria-busy={isBusy}>
        <label className="relative block">
          <span className="sr-only">{t('search')}</span>
          <Search aria-hidden className="absolute top-2.5 left-2.5 size-4 text-tremor-content-subtle" />
          <input
            type="search"
            value={text}
            placeholder={t('search')}
            onChange={(event) => setText(event.target.value)}
            className="min-h-9 w-full rounded-lg border border-tremor-border-strong bg-tremor-background-default pr-3 pl-9 text-sm text-tremor-content-strong"
          />
        </label>
        <div className="flex gap-3">
          <div className={`max-h-80 min-w-0 flex-1 overflow-y-auto transition-opacity ${isBusy ? 'opacity-60' : ''}`}>
            {shown.length === 0 ? (
              <p className="p-2 text-sm text-tremor-content-default">{t('nothing', { text })}</p>
            ) : null}
            {shown.map((group) => (
              <div key={group.label} className="mb-2">
                {group.label ? (
                  <p className="px-2 pb-1 text-xs font-medium text-tremor-content-default">{group.label}</p>
                ) : null}
                <ul>
                  {group.options.map((option) => (
                    <li key={option.id}>
                      <button
                        type="button"
                        aria-pressed={option.isChosen}
                        disabled={option.reason !== null || (option.isChosen && isNeeded && chosen === 1)}
                        title={option.reason ?? undefined}
                        onPointerEnter={() => setPointed(option)}
                        onFocus={() => setPointed(option)}
                        onClick={() => start(() => router.push(toggled(address, name, option.id), { scroll: false }))}
                        className="flex min-h-8 w-full items-start gap-2 rounded-md px-2 py-1.5 text-left text-sm text-tremor-content-emphasis hover:bg-tremor-background-subtle disabled:cursor-not-allowed disabled:text-tremor-content-subtle disabled:hover:bg-transparent aria-pressed:font-medium aria-pressed:text-tremor-brand-emphasis"
                      >
                        <span
                          aria-hidden
                          className={`mt-0.5 grid size-4 shrink-0 place-items-center rounded border ${option.isChosen ? 'border-tremor-brand-default bg-tremor-brand-default text-tremor-brand-inverted' : 'border-tremor-border-strong'}`}
                        >
                          {option.isChosen ? <Check className="size-3" /> : null}
                        </span>
                        <span className="min-w-0">
                          {option.label}
                          {option.reason ? <span className="block text-xs font-normal">{option.reason}</span> : null}
                        </span>
                      </button>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
          {hasHints ? (
            <div
              className="hidden w-64 shrink-0 border-l border-tremor-border-default py-1 pl-4 text-xs leading-relaxed text-tremor-content-default sm:block"
              aria-live="polite"
            >
              {pointed ? (
                <>
                  <p className="text-sm font-medium text-tremor-content-strong">{pointed.label}</p>
                  {pointed.hint.split('\n').map((line) => (
                    <p key={line} className="mt-2">
                      {line}
                    </p>
                  ))}
                </>
              ) : (
                t('hint')
              )}
            </div>
          ) : null}
        </div>
      </div>
    </Popover>
  );
}

'use client';
import { useQuery } from '@tanstack/react-query';
import { ListFilter } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useDeferredValue, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Field, Select } from '@/components/ui/field';
import { Popover } from '@/components/ui/popover';

interface Found {
  members: { key: string; label: string; text: string }[];
  more: number;
}

interface Props {
  address: string;
  dimensions: readonly { id: string; label: string }[];
}

async function readMembers(address: string, dimension: string, text: string, locale: string): Promise<Found> {
  const params = new URLSearchParams(address);
  params.set('dimension', dimension);
  params.set('q', text);
  params.set('locale', locale);
  const response = await fetch(`/explore/members?${params}`);
  if (!response.ok) throw new Error(`The values were refused with status ${response.status}`);
  return response.json();
}

/** Values of a dimension, found by their names and kept or left out. */
export function FilterPicker({ address, dimensions }: Props) {
  const t = useTranslations('question.filter');
  const [dimension, setDimension] = useState(dimensions[0]?.id ?? '');
  const current = dimensions.some(({ id }) => id === dimension) ? dimension : (dimensions[0]?.id ?? '');
  if (dimensions.length === 0) return null;
  return (
    <Popover
      label={t('add')}
      buttonClass="inline-flex min-h-9 items-center gap-2 rounded-lg border border-tremor-border-default bg-tremor-background-default px-3 text-sm text-tremor-content-emphasis hover:border-tremor-border-strong"
      button={
        <>
          <ListFilter aria-hidden className="size-4" />
          {t('add')}
        </>
      }
    >
      <div className="w-80 max-w-full space-y-3 p-1">
        <Select
          label={t('dimension')}
          value={current}
          onChange={(event) => setDimension(event.target.value)}
          options={dimensions.map(({ id, label }) => ({ value: id, label }))}
        />
        <Values key={`${current} ${address}`} address={address} dimension={current} />
      </div>
    </Popover>
  );
}

function Values({ address, dimension }: { address: string; dimension: string }) {
  const t = useTranslations('question.filter');
  const locale = useLocale();
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const params = new URLSearchParams(address);
  const kept = params.getAll(dimension);
  const left = params.getAll(`not.${dimension}`);
  const [isLeft, setLeft] = useState(left.length > 0 && kept.length === 0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(isLeft ? left : kept));
  const { data, isError, isPending } = useQuery({
    queryKey: ['members', address, dimension, wanted, locale],
    queryFn: () => readMembers(address, dimension, wanted, locale),
    placeholderData: (before) => before,
  });

  function apply() {
    const next = new URLSearchParams(address);
    next.delete(dimension);
    next.delete(`not.${dimension}`);
    next.delete('page');
    for (const key of chosen) next.append(isLeft ? `not.${dimension}` : dimension, key);
    start(() => router.push(`/explore?${next}`, { scroll: false }));
  }

  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
  return (
    <>
      <fieldset className="flex gap-4 text-sm text-tremor-content-emphasis">
        <legend className="sr-only">{t('mode')}</legend>
        {[false, true].map((leaves) => (
          <label key={String(leaves)} className="flex min-h-6 items-center gap-2">
            <input
              type="radio"
              name={`mode-${dimension}`}
              checked={isLeft === leaves}
              onChange={() => setLeft(leaves)}
              className="accent-tremor-brand-default"
            />
            {leaves ? t('leave') : t('keep')}
          </label>
        ))}
      </fieldset>
      <Field label={t('search')} type="search" value={text} onChange={(event) => setText(event.target.value)} />
      <div className="max-h-56 overflow-y-auto" aria-live="polite">
        {isError ? <p className="text-sm text-bad">{t('failed')}</p> : null}
        {isPending ? <p className="text-sm text-tremor-content-default">{t('loading')}</p> : null}
        {data?.members.length === 0 ? <p className="text-sm text-tremor-content-default">{t('nothing')}</p> : null}
        <ul>
          {data?.members.map((member) => (
            <li key={member.key}>
              <label className="flex min-h-8 items-center gap-2 rounded-md px-1 text-sm text-tremor-content-emphasis hover:bg-tremor-background-subtle">
                <input
                  type="checkbox"
                  checked={chosen.has(member.key)}
                  onChange={() => toggle(member.key)}
                  className="size-4 shrink-0 accent-tremor-brand-default"
                />
                <span className="min-w-0 flex-1 truncate">{member.label}</span>
                <span className="text-xs whitespace-nowrap text-tremor-content-default">{member.text}</span>
              </label>
            </li>
          ))}
        </ul>
        {data && data.more > 0 ? (
          <p className="p-1 text-xs text-tremor-content-default">{t('more', { count: data.more })}</p>
        ) : null}
      </div>
      <Button kind="primary" className="w-full" disabled={isBusy} onClick={apply}>
        {t('apply', { count: chosen.size })}
      </Button>
    </>
  );
}

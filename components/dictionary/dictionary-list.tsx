'use client';
import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { StateBadge, type StateId } from './state-badge';

interface Family {
  id: string;
  label: string;
  kpis: readonly {
    id: string;
    href: string;
    label: string;
    description: string;
    formula: string;
    unit: string;
    version: number;
    state: { id: StateId; label: string };
    words: string;
  }[];
}

interface Props {
  families: readonly Family[];
  states: readonly { id: StateId; label: string }[];
  /** `nothing` is a sentence with `{text}` for what was typed. */
  words: { search: string; state: string; allStates: string; nothing: string };
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

/** KPIs by family, narrowed by state and while typing. */
export function DictionaryList({ families, states, words }: Props) {
  const [text, setText] = useState('');
  const [state, setState] = useState<StateId | null>(null);
  const parts = plain(text).split(/\s+/).filter(Boolean);
  const shown = families
    .map((family) => ({
      ...family,
      kpis: family.kpis.filter((kpi) => {
        if (state !== null && kpi.state.id !== state) return false;
        const known = plain(`${kpi.words} ${kpi.description} ${kpi.formula} ${family.label}`);
        return parts.every((part) => known.includes(part));
      }),
    }))
    .filter(({ kpis }) => kpis.length > 0);
  const count = shown.reduce((sum, { kpis }) => sum + kpis.length, 0);
  return (
    <>
      <div className="mb-6 flex flex-wrap items-end gap-x-4 gap-y-3">
        <div className="w-full max-w-sm">
          <Field label={words.search} type="search" value={text} onChange={(event) => setText(event.target.value)} />
        </div>
        {states.length > 1 ? (
          <fieldset className="flex flex-wrap items-center gap-1.5">
            <legend className="sr-only">{words.state}</legend>
            {[{ id: null, label: words.allStates }, ...states].map((each) => (
              <button
                key={each.id ?? 'all'}
                type="button"
                aria-pressed={state === each.id}
                onClick={() => setState(each.id)}
                className="min-h-9 rounded-full border border-tremor-border-default px-3 text-sm text-tremor-content-emphasis hover:bg-tremor-background-subtle aria-pressed:border-tremor-brand-default aria-pressed:bg-tremor-brand-faint aria-pressed:font-medium aria-pressed:text-tremor-brand-emphasis"
              >
                {each.label}
              </button>
            ))}
          </fieldset>
        ) : null}
      </div>
      <div role="status" className="sr-only">
        {count}
      </div>
      {shown.length === 0 ? (
        <p className="py-10 text-center text-tremor-content-default">{words.nothing.replace('{text}', text)}</p>
      ) : null}
      <div className="space-y-8">
        {shown.map((family) => (
          <section key={family.id} aria-labelledby={`family-${family.id}`}>
            <h2 id={`family-${family.id}`} className="mb-3 text-base font-semibold text-tremor-content-strong">
              {family.label}
            </h2>
            <ul className="grid gap-4 md:grid-cols-2 2xl:grid-cols-3">
              {family.kpis.map((kpi) => (
                <li key={kpi.id}>
                  <Card className="relative h-full p-4 transition-shadow hover:ring-tremor-brand-subtle">
                    <div className="flex items-start justify-between gap-3">
                      <h3 className="font-medium text-tremor-content-strong">
                        <Link
                          prefetch={false}
                          href={kpi.href}
                          className="after:absolute after:inset-0 after:rounded-xl"
                        >
                          {kpi.label}
                        </Link>
                      </h3>
                      <span className="flex shrink-0 items-center gap-1.5">
                        {kpi.version > 1 ? <Badge>v{kpi.version}</Badge> : null}
                        {kpi.state.id === 'active' ? null : <StateBadge state={kpi.state} />}
                        <Badge>{kpi.unit}</Badge>
                      </span>
                    </div>
                    <p className="mt-1 line-clamp-2 text-sm text-tremor-content-default">{kpi.description}</p>
                    <p className="mt-2 text-xs text-tremor-content-default">= {kpi.formula}</p>
                  </Card>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

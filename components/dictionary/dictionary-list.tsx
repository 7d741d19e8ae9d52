'use client';
import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';

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
    words: string;
  }[];
}

interface Props {
  families: readonly Family[];
  label: string;
  /** Sentence with `{text}` for what was typed. */
  nothing: string;
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

/** KPIs by family, narrowed while typing. */
export function DictionaryList({ families, label, nothing }: Props) {
  const [text, setText] = useState('');
  const parts = plain(text).split(/\s+/).filter(Boolean);
  const shown = families
    .map((family) => ({
      ...family,
      kpis: family.kpis.filter((kpi) => {
        const words = plain(`${kpi.words} ${kpi.description} ${kpi.formula} ${family.label}`);
        return parts.every((part) => words.includes(part));
      }),
    }))
    .filter(({ kpis }) => kpis.length > 0);
  return (
    <>
      <div className="mb-6 max-w-sm">
        <Field label={label} type="search" value={text} onChange={(event) => setText(event.target.value)} />
      </div>
      <div role="status" className="sr-only">
        {shown.reduce((sum, { kpis }) => sum + kpis.length, 0)}
      </div>
      {shown.length === 0 ? (
        <p className="py-10 text-center text-tremor-content-default">{nothing.replace('{text}', text)}</p>
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
                      <Badge>{kpi.unit}</Badge>
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

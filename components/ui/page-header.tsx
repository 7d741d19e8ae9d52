import type { ReactNode } from 'react';

/** Title of a page, what it says in words, and its controls. */
export function PageHeader({ title, note, children }: { title: string; note?: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-6 space-y-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h1 className="text-xl font-semibold tracking-tight text-tremor-content-strong">{title}</h1>
        {note ? <p className="text-xs text-tremor-content-default">{note}</p> : null}
      </div>
      {children}
    </div>
  );
}

import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';

/** A card of an entry, with its heading and what it says in short. */
export function Section({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <Card>
      <h2 className="text-base font-semibold text-tremor-content-strong">{title}</h2>
      {note ? <p className="mt-1 text-xs text-tremor-content-default">{note}</p> : null}
      <div className="mt-3">{children}</div>
    </Card>
  );
}

export const TABLE_HEAD = 'py-1.5 pr-4 text-left text-xs font-medium text-tremor-content-default';
export const TABLE_CELL = 'border-t border-tremor-border-default py-1.5 pr-4';
